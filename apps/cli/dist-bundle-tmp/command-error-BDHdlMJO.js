// apps/cli/dist/command-error.js
/** A command failed for a reason that its message explains to the user. It is printed as `Error: <message>`. */
var CommandError = class extends Error {
	name = "CommandError";
	code = "command-failed";
};
/** The arguments of a command are wrong: unknown, missing or too many. */
var UsageError = class extends CommandError {
	name = "UsageError";
	code = "wrong-usage";
};
export { UsageError as n, CommandError as t };
