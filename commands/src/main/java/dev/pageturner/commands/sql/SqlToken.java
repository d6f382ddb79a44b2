package dev.pageturner.commands.sql;

/** @param text of a word in lower case unless quoted; of anything else as written */
record SqlToken(Type type, String text, int offset) {
    enum Type {
        WORD,
        QUOTED_WORD,
        STRING,
        NUMBER,
        SYMBOL
    }

    boolean isSymbol(char symbol) {
        return type == Type.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isName() {
        return type == Type.WORD || type == Type.QUOTED_WORD;
    }
}
