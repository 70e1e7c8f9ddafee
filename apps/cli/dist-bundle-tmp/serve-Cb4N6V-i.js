import { i as readSetting, t as parseHostAddress } from "./host-address-wJbNbLxe.js";
import { t as CommandError } from "./command-error-BDHdlMJO.js";
import { t as createHttpFetch } from "./http-fetch-Dv6v8CNh.js";
import { basename, extname, relative, sep } from "node:path";
// apps/cli/dist/serve/program-call.js
/**
* How the user can call this program again, so that lines we suggest work as they are printed: `puna`, `npx puna`, or
* `node apps/cli/dist/main.js` where it was started out of its own repository.
*/
function describeProgramCall({ programPath, workingDirectory, environment }) {
	if (environment.npm_command === "exec") return "npx puna";
	if (extname(programPath) !== ".js") return basename(programPath);
	const directory = environment.INIT_CWD ?? workingDirectory;
	const path = relative(directory, programPath).split(sep).join("/");
	return `node ${/[^\w./-]/.test(path) ? `"${path}"` : path}`;
}
// apps/cli/dist/serve/port-holder.js
/** How long a stranger on the port may take to say who it is, in milliseconds. */
const patience = 2e3;
/** Asks whatever listens at `url` who it is. Never fails. */
async function identifyPortHolder(url) {
	const fetch = createHttpFetch(AbortSignal.timeout(patience));
	try {
		const root = await fetch(`${url}/`);
		const isPuna = root.headers.get("server")?.toLowerCase().startsWith("puna") === true;
		if (!isPuna && !(await root.text()).includes("Ollama is running")) return { kind: "unknown" };
		const { version } = await (await fetch(`${url}/api/version`)).json();
		return {
			kind: isPuna ? "puna" : "ollama",
			...typeof version === "string" && { version }
		};
	} catch {
		return { kind: "unknown" };
	}
}
// apps/cli/dist/serve/port-taken.js
/** Explains that the port is taken: by whom, and what to do about it. */
async function portTakenError(address, programCall) {
	const holder = await identifyPortHolder(address.url);
	const host = address.host.includes(":") ? `[${address.host}]` : address.host;
	const nextPort = address.port < 65535 ? address.port + 1 : address.port - 1;
	return new CommandError(`listen tcp ${host}:${address.port}: bind: address already in use\n${describeHolder(holder, address)}\nTo use another port: PUNA_HOST=${host}:${nextPort} ${programCall} serve`);
}
function describeHolder({ kind, version }, { url }) {
	const suffix = version === void 0 ? "" : ` (version ${version})`;
	if (kind === "puna") return `Another Puna${suffix} is running at ${url} already; the other commands will use it.`;
	if (kind === "ollama") return `Ollama or a server like it${suffix} is running at ${url}; stop it to take its place.`;
	return `Another program listens at ${url}.`;
}
// apps/cli/dist/serve/try-it-lines.js
/**
* Lines with which a user can try the tiny model: one for the API, one for this program.
*
* @param url of the server.
* @param programCall how the user calls this program.
*/
function tryItLines(url, programCall) {
	return `Try it:
  curl ${url}/api/generate -d '{"model":"puna-tiny","prompt":"What is Puna?","stream":false}'\n  ${url === parseHostAddress(void 0).url ? "" : `PUNA_HOST=${url.replace("http://", "")} `}${programCall} run puna-tiny "What is Puna?"\n`;
}
// apps/cli/dist/commands/serve.js
/** `puna serve`: runs the server until it is interrupted. */
const serve = async (context, _arguments, flags) => {
	const interruption = context.interruption();
	const withTinyModel = flags.withTinyModel === true;
	const programCall = describeProgramCall(context);
	const { startServer } = await import("./dist-CLxF4n1J.js");
	const server = await startServer({
		environment: context.environment,
		withTinyModel
	}).catch(async (error) => {
		if (error.code !== "EADDRINUSE") throw error;
		throw await portTakenError(parseHostAddress(readSetting(context.environment, "HOST")), programCall);
	});
	try {
		context.stdout.write(`Puna is listening on ${server.url}\n`);
		if (withTinyModel) context.stdout.write(`\n${tryItLines(server.url, programCall)}`);
		await aborted(interruption);
	} finally {
		await server.close();
	}
};
function aborted(signal) {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}
export { serve };
