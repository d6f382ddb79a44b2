package dev.pageturner.commands.sql;

/**
 * How much of a result is read.
 *
 * @param rows further ones are not fetched
 * @param bytes of all values together, in UTF-8
 */
public record SqlLimits(int rows, int bytes) {
    public static final SqlLimits DEFAULT = new SqlLimits(500, 256 * 1024);

    public SqlLimits {
        if (rows < 1 || bytes < 1) {
            throw new IllegalArgumentException("limits of " + rows + " rows and " + bytes + " bytes");
        }
    }
}
