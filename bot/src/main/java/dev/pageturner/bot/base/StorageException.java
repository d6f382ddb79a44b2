package dev.pageturner.bot.base;

/** The database did not take or give what was asked. Nothing of the transaction was committed. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
