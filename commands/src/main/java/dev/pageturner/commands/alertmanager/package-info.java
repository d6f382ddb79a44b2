@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.alertmanager;
