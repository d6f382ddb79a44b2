package dev.pageturner.commands.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a probe never goes: addresses that hand out credentials to whoever is on the machine. A name is checked again as the
 * address it was resolved to, at the moment of connecting, so that a name server cannot change its mind in between.
 */
final class AddressPolicy {
    private static final Set<String> METADATA_HOSTS = Set.of(
            "metadata",
            "metadata.google.internal",
            "metadata.goog",
            "instance-data",
            "instance-data.ec2.internal",
            "metadata.azure.com",
            "metadata.packet.net",
            "metadata.platformequinix.com");
    /** AWS, Google and Azure outside the link-local range, then Alibaba and Oracle. */
    private static final Set<String> METADATA_ADDRESSES = Set.of(
            "fd00:ec2:0:0:0:0:0:254",
            "fd00:ec2:0:0:0:0:0:23",
            "fd20:ce:0:0:0:0:0:254",
            "168.63.129.16",
            "100.100.100.200",
            "192.0.0.192");

    private AddressPolicy() {}

    /** @return why that host is never asked; empty when its name alone is harmless */
    static Optional<String> refusal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        while (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return METADATA_HOSTS.contains(name) ? Optional.of(sentence(host)) : Optional.empty();
    }

    /** @return why that address is never asked */
    static Optional<String> refusal(InetAddress address) {
        InetAddress real = embedded(address);
        boolean never = real.isLinkLocalAddress()
                || real.isAnyLocalAddress()
                || real.isMulticastAddress()
                || METADATA_ADDRESSES.contains(plain(real));
        return never ? Optional.of(sentence(address.getHostAddress())) : Optional.empty();
    }

    private static String sentence(String where) {
        return "probes never go to " + where + ": link-local and metadata addresses hand out credentials";
    }

    private static String plain(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /** The IPv4 address inside an IPv6 one (compatible, NAT64, 6to4), which a gateway would unwrap. */
    private static InetAddress embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (startsWith(bytes, 0x20, 0x02)) {
            return ipv4(bytes, 2);
        }
        boolean nat64 = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b);
        boolean compatible = ((Inet6Address) address).isIPv4CompatibleAddress() && !address.isLoopbackAddress();
        return nat64 || compatible ? ipv4(bytes, 12) : address;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return (Inet4Address) InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
