package dev.pageturner.commands.cluster;

/** @param reason why, in the server's words; often empty */
public record Access(boolean allowed, String reason) {}
