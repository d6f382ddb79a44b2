@org.jspecify.annotations.NullMarked
package dev.pageturner.runbooks.golden;
