@NullMarked
package dev.pageturner.bot.rehearsal.workspace;

import org.jspecify.annotations.NullMarked;
