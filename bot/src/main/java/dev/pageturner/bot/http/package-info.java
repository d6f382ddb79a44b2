@org.jspecify.annotations.NullMarked
package dev.pageturner.bot.http;
