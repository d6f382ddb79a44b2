/** What drives the practice cluster from what is wanted to what is. */
@NullMarked
package dev.pageturner.bot.rehearsal.cluster.controllers;

import org.jspecify.annotations.NullMarked;
