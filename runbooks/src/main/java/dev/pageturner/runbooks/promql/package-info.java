/** PromQL, read by a lexer and a parser of its own: is it a query, and which metrics and labels does it name. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.runbooks.promql;
