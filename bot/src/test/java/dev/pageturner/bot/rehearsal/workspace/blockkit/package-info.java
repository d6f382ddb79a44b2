@NullMarked
package dev.pageturner.bot.rehearsal.workspace.blockkit;

import org.jspecify.annotations.NullMarked;
