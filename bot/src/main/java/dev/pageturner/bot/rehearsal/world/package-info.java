/** What lives in the practice cluster: a video conferencing platform, its software, its data, and the ways in which it breaks. */
@NullMarked
package dev.pageturner.bot.rehearsal.world;

import org.jspecify.annotations.NullMarked;
