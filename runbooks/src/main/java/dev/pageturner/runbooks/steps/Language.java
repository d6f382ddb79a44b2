package dev.pageturner.runbooks.steps;

import java.util.Locale;
import java.util.Set;

/** What the word behind a fence means. */
enum Language {
    SHELL,
    PROMQL,
    SQL,
    HTTP,
    /** Nothing, {@code text}, or a word that nobody knows. */
    UNSAID,
    OTHER;

    private static final Set<String> SHELLS = Set.of(
            "sh",
            "bash",
            "shell",
            "console",
            "zsh",
            "ksh",
            "fish",
            "shell-session",
            "shellsession",
            "bash-session",
            "shellscript",
            "sh-session",
            "terminal",
            "term",
            "cmd",
            "cli",
            "command",
            "commandline",
            "command-line",
            "bsh",
            "bahs",
            "bas",
            "shel",
            "shll",
            "kubectl",
            "oc",
            "curl",
            "posix",
            "posix-shell",
            "session",
            "dash");
    private static final Set<String> NOT_COMMANDS = Set.of(
            "yaml",
            "yml",
            "json",
            "json5",
            "jsonc",
            "jsonl",
            "toml",
            "ini",
            "xml",
            "html",
            "css",
            "csv",
            "properties",
            "env",
            "dotenv",
            "conf",
            "config",
            "nginx",
            "hcl",
            "terraform",
            "tf",
            "dockerfile",
            "docker",
            "makefile",
            "diff",
            "patch",
            "markdown",
            "md",
            "mermaid",
            "plantuml",
            "dot",
            "graphviz",
            "go",
            "rust",
            "rs",
            "java",
            "kotlin",
            "scala",
            "python",
            "py",
            "ruby",
            "rb",
            "javascript",
            "js",
            "typescript",
            "ts",
            "tsx",
            "jsx",
            "c",
            "cpp",
            "c++",
            "csharp",
            "cs",
            "php",
            "perl",
            "lua",
            "swift",
            "proto",
            "protobuf",
            "graphql",
            "gotemplate",
            "go-template",
            "jinja",
            "jsonnet",
            "cue",
            "rego",
            "logql",
            "log",
            "logs",
            "output",
            "powershell",
            "ps1",
            "pwsh",
            "batch",
            "bat",
            "jq",
            "regex",
            "svg",
            "latex",
            "tex",
            "ascii",
            "tree",
            "elixir",
            "erlang",
            "haskell",
            "clojure",
            "groovy",
            "r",
            "julia",
            "asm",
            "vim",
            "awk",
            "sed",
            "traceql",
            "influxql",
            "flux",
            "kql",
            "mysql");

    /** Without what some tools write around it: {@code {.bash}}, {@code bash,ignore}. */
    private static String bare(String lower) {
        int start = 0;
        while (start < lower.length() && "{.".indexOf(lower.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < lower.length() && "},;:".indexOf(lower.charAt(end)) < 0) {
            end++;
        }
        return lower.substring(start, end);
    }

    static Language of(String word) {
        String lower = bare(word.toLowerCase(Locale.ROOT));
        if (SHELLS.contains(lower)) {
            return SHELL;
        }
        if (NOT_COMMANDS.contains(lower)) {
            return OTHER;
        }
        return switch (lower) {
            case "promql", "prometheus", "prom", "metricsql", "promql-query" -> PROMQL;
            case "sql", "psql", "postgres", "postgresql", "pgsql", "plpgsql" -> SQL;
            case "http", "rest" -> HTTP;
            default -> UNSAID;
        };
    }
}
