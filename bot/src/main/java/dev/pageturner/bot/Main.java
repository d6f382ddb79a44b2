package dev.pageturner.bot;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("pageturner");
    }
}
