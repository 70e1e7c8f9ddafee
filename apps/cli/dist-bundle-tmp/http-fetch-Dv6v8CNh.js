import { t as CommandError } from "./command-error-BDHdlMJO.js";
import { STATUS_CODES, request } from "node:http";
import { request as request$1 } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
// apps/cli/dist/client/api-error.js
/** The server answered a request with an error. The message is the server's own text. */
var ApiError = class extends CommandError {
	name = "ApiError";
	code = "api-error";
	/** The HTTP status of the answer. */
	status;
	constructor(status, text) {
		super(text);
		this.status = status;
	}
	/** The message with the status before it, as commands show it whose answer is a stream: `400 Bad Request: …`. */
	withStatus() {
		return new CommandError(`${this.status} ${STATUS_CODES[this.status] ?? ""}: ${this.message}`, { cause: this });
	}
};
/** Reads the error out of an answer: `{"error": "<text>"}`, or whatever text it holds. */
async function readApiError(response) {
	const body = (await response.text()).trim();
	return new ApiError(response.status, errorText(body) || STATUS_CODES[response.status] || String(response.status));
}
function errorText(body) {
	try {
		const parsed = JSON.parse(body);
		return typeof parsed?.error === "string" ? parsed.error : body;
	} catch {
		return body;
	}
}
// apps/cli/dist/client/connection-error.js
/** Nothing listens at the server's address. */
var ServerNotRunningError = class extends CommandError {
	name = "ServerNotRunningError";
	code = "server-not-running";
	constructor(options) {
		super("could not connect to puna server, run 'puna serve' to start it", options);
	}
};
/** The server can't be reached, or the connection broke. */
var ConnectionError = class extends CommandError {
	name = "ConnectionError";
	code = "connection-failed";
	constructor(address, options) {
		super(`connection to ${address} failed: ${options.cause.message || options.cause.name}`, options);
	}
};
/** Turns what a socket reports into an error that the user understands. */
function connectionError(error, address) {
	const { code } = error;
	return code === "ECONNREFUSED" ? new ServerNotRunningError({ cause: error }) : new ConnectionError(address, { cause: error });
}
// apps/cli/dist/client/http-fetch.js
/**
* A `fetch` without time limits: Node's own gives up after five minutes without an answer, which loading or reading a
* long prompt on a small machine may take.
*
* @param signal aborts all requests. They reject with its reason.
* @throws ServerNotRunningError, ConnectionError, ApiError from each request.
*/
function createHttpFetch(signal) {
	return async (url, options = {}) => {
		const signals = options.signal ? AbortSignal.any([signal, options.signal]) : signal;
		signals.throwIfAborted();
		const message = await send(new URL(url), options, signals);
		const status = message.statusCode ?? 0;
		const hasBody = options.method !== "HEAD" && status !== 204 && status !== 304;
		if (!hasBody) message.resume();
		const body = hasBody ? Readable.toWeb(readBody(message, url, signals)) : null;
		const response = new Response(body, {
			status,
			headers: responseHeaders(message)
		});
		if (status >= 400) throw await readApiError(response);
		return response;
	};
}
function send(url, options, signal) {
	const { method = "GET", headers = {}, body } = options;
	const length = typeof body === "string" ? { "content-length": String(Buffer.byteLength(body)) } : {};
	const start = url.protocol === "https:" ? request$1 : request;
	return new Promise((resolve, reject) => {
		const fail = (error) => reject(signal.aborted ? signal.reason : connectionError(error, url.host));
		const request = start(url, {
			method,
			headers: {
				...headers,
				...length
			},
			signal
		});
		request.on("error", fail);
		request.on("response", resolve);
		if (typeof body === "object") body.once("error", reject);
		sendBody(request, body).catch(fail);
	});
}
async function sendBody(request, body) {
	if (body === void 0 || typeof body === "string") request.end(body);
	else await pipeline(body, request);
}
/** The chunks of an answer; a connection that breaks in between gives one of our errors. */
function readBody(message, url, signal) {
	async function* chunks() {
		try {
			yield* message;
		} catch (error) {
			throw signal.aborted ? signal.reason : connectionError(error, new URL(url).host);
		}
	}
	return Readable.from(chunks(), { objectMode: false });
}
function responseHeaders(message) {
	const headers = new Headers();
	for (const [name, value] of Object.entries(message.headers)) for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
	return headers;
}
export { ApiError as i, ConnectionError as n, ServerNotRunningError as r, createHttpFetch as t };
