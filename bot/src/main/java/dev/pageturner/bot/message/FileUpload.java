package dev.pageturner.bot.message;

/**
 * @param altText for a picture: what it shows, for those who do not see it
 */
public record FileUpload(String name, String title, String altText, byte[] content) {
    public FileUpload {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }
}
