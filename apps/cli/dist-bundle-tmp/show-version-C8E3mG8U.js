import { i as ApiError, n as ConnectionError, r as ServerNotRunningError } from "./http-fetch-Dv6v8CNh.js";
import { n as connect } from "./server-client-ZBFaaNw0.js";
import { readFileSync } from "node:fs";
// apps/cli/dist/package-version.js
/** The version of this program, from its package.json. */
function readPackageVersion() {
	const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
	return JSON.parse(text).version;
}
// apps/cli/dist/commands/show-version.js
/** `puna --version`: the server's version, and this program's where it is another one. */
async function showVersion(context) {
	const serverVersion = await askServer(connect(context));
	const ownVersion = readPackageVersion();
	if (serverVersion === void 0) context.stdout.write("Warning: could not connect to a running Puna instance\n");
	else context.stdout.write(`puna version is ${serverVersion}\n`);
	if (serverVersion !== ownVersion) context.stdout.write(`Warning: client version is ${ownVersion}\n`);
}
async function askServer(client) {
	try {
		return (await client.ollama.version()).version;
	} catch (error) {
		if ([
			ServerNotRunningError,
			ConnectionError,
			ApiError
		].some((type) => error instanceof type)) return void 0;
		throw error;
	}
}
export { showVersion };
