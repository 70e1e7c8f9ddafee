import { isIPv6 } from "node:net";
// packages/protocol/dist/duration.js
/** Milliseconds in each unit. Both spellings of micro are accepted: U+00B5 (micro sign) and U+03BC (Greek mu). */
const millisecondsPerUnit = {
	ns: 1e-6,
	us: .001,
	"µs": .001,
	"μs": .001,
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
/** A duration is a signed 64-bit count of nanoseconds on the wire: about 292 years. */
const longestMilliseconds = 2 ** 63 / 1e6;
/** A text is no duration. The message has the wording that clients know from Go. */
var InvalidDurationError = class extends Error {
	name = "InvalidDurationError";
	code = "invalid-duration";
};
/**
* Reads a duration in Go's notation: a sign, then numbers with units, as in `300ms`, `-1.5h`, `2h45m`. Only `0` needs
* no unit.
*
* @returns milliseconds, with a fraction.
* @throws InvalidDurationError where the text is no duration.
*/
function parseDuration(text) {
	const negative = text.startsWith("-");
	let rest = negative || text.startsWith("+") ? text.slice(1) : text;
	if (rest === "0") return 0;
	if (rest === "") throw invalid("invalid duration", text);
	let total = 0;
	while (rest !== "") {
		const [matched, number, unit] = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? [];
		if (matched === void 0 || number === void 0) throw invalid("invalid duration", text);
		if (!unit) throw invalid("missing unit in duration", text);
		const factor = Object.hasOwn(millisecondsPerUnit, unit) ? millisecondsPerUnit[unit] : void 0;
		if (factor === void 0) throw new InvalidDurationError(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`);
		total += Number(number) * factor;
		rest = rest.slice(matched.length);
	}
	if (total > longestMilliseconds) throw invalid("invalid duration", text);
	return negative ? -total : total;
}
/**
* Writes a duration in Go's notation: `1.5s`, `2m0s`, `100ms`, `0s`.
*
* @param milliseconds may be negative and have a fraction, of which nanoseconds are kept.
*/
function formatDuration(milliseconds) {
	const sign = milliseconds < 0 ? "-" : "";
	const nanoseconds = toNanoseconds(Math.abs(milliseconds));
	if (nanoseconds === 0n) return "0s";
	if (nanoseconds < 1000n) return `${sign}${nanoseconds}ns`;
	if (nanoseconds < 1000000n) return `${sign}${decimal(nanoseconds, 3)}\u00b5s`;
	if (nanoseconds < 1000000000n) return `${sign}${decimal(nanoseconds, 6)}ms`;
	const minutes = nanoseconds / 60000000000n;
	const seconds = `${decimal(nanoseconds % 60000000000n, 9)}s`;
	if (minutes === 0n) return sign + seconds;
	const hours = minutes / 60n;
	return hours === 0n ? `${sign}${minutes}m${seconds}` : `${sign}${hours}h${minutes % 60n}m${seconds}`;
}
/** The whole nanoseconds of a duration, held within 64 bits. */
function toNanoseconds(milliseconds) {
	const longest = 2n ** 63n - 1n;
	if (milliseconds >= longestMilliseconds) return longest;
	const whole = Math.floor(milliseconds);
	return BigInt(whole) * 1000000n + BigInt(Math.round((milliseconds - whole) * 1e6));
}
/** `value` divided by ten to the power of `digits`, without trailing zeros. */
function decimal(value, digits) {
	const scale = 10n ** BigInt(digits);
	const fraction = (value % scale).toString().padStart(digits, "0").replace(/0+$/, "");
	return fraction === "" ? `${value / scale}` : `${value / scale}.${fraction}`;
}
function invalid(problem, text) {
	return new InvalidDurationError(`time: ${problem} ${quote(text)}`);
}
/** Texts in messages are quoted as Go quotes them, and cut, so that hostile input does not fill a log. */
function quote(text) {
	return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
// packages/protocol/dist/environment.js
const trueTexts = /* @__PURE__ */ new Set([
	"1",
	"t",
	"T",
	"TRUE",
	"true",
	"True"
]);
const falseTexts = /* @__PURE__ */ new Set([
	"0",
	"f",
	"F",
	"FALSE",
	"false",
	"False"
]);
/**
* The value of a setting: `readSetting(env, 'HOST')` takes `PUNA_HOST`, else `OLLAMA_HOST`.
*
* @returns the value without spaces and quotes around it; undefined where neither is set to anything.
*/
function readSetting(environment, name) {
	return readString(environment[`PUNA_${name}`]) ?? readString(environment[`OLLAMA_${name}`]);
}
/** A value without the spaces and quotes around it; undefined where nothing is left. */
function readString(value) {
	const trimmed = value?.trim().replace(/^["']+/, "").replace(/["']+$/, "");
	return trimmed === "" ? void 0 : trimmed;
}
/** A switch. Text that is neither a known "yes" nor a known "no" switches on. */
function readBoolean(value, defaultValue) {
	const text = readString(value);
	if (text === void 0) return defaultValue;
	return trueTexts.has(text) || !falseTexts.has(text);
}
/**
* A whole number from 0 on.
*
* @param warn is told where the value can't be read and the default is used instead.
*/
function readUnsigned(value, defaultValue, warn) {
	const text = readString(value);
	if (text === void 0) return defaultValue;
	const number = /^\d+$/.test(text) ? Number(text) : NaN;
	if (Number.isSafeInteger(number)) return number;
	warn?.(`"${text}" is not a whole number from 0 on; using ${defaultValue}`);
	return defaultValue;
}
/**
* A length of time: a duration such as `5m`, or whole seconds.
*
* @param defaultValue milliseconds.
* @param warn is told where the value can't be read and the default is used instead.
* @returns milliseconds; `Infinity` where the value is negative.
*/
function readDurationSetting(value, defaultValue, warn) {
	const text = readString(value);
	if (text === void 0) return defaultValue;
	if (/^[+-]?\d+$/.test(text)) return negativeToInfinity(Number(text) * 1e3);
	try {
		return negativeToInfinity(parseDuration(text));
	} catch (error) {
		if (!(error instanceof InvalidDurationError)) throw error;
		warn?.(`${error.message}; using the default`);
		return defaultValue;
	}
}
function negativeToInfinity(milliseconds) {
	return milliseconds < 0 ? Infinity : milliseconds;
}
// packages/protocol/dist/host-address.js
const usualPort = 11434;
const loopback = "127.0.0.1";
/** Reads the value of `PUNA_HOST` or `OLLAMA_HOST`: `[scheme://][host][:port][/base/path]`. Never fails. */
function parseHostAddress(value) {
	const text = readString(value)?.trim() ?? "";
	const schemeEnd = text.indexOf("://");
	const scheme = schemeEnd < 0 ? "http" : text.slice(0, schemeEnd);
	const afterScheme = schemeEnd < 0 ? text : text.slice(schemeEnd + 3);
	const slash = afterScheme.indexOf("/");
	const basePath = slash < 0 ? "" : afterScheme.slice(slash).replace(/\/+$/, "");
	const [host, portText] = splitPort(slash < 0 ? afterScheme : afterScheme.slice(0, slash));
	const defaultPort = schemeEnd < 0 ? usualPort : defaultPortOf(scheme);
	const port = portText === void 0 ? defaultPort : readPort(portText);
	const address = {
		scheme,
		host,
		port: port ?? defaultPort,
		basePath
	};
	const url = formatUrl(address);
	if (port !== void 0) return {
		...address,
		url
	};
	return {
		...address,
		url,
		warning: `"${portText}" is no port between 0 and 65535; using ${defaultPort}`
	};
}
/** Host and port; the port is undefined where none is given. A lone colon before it leaves the host empty. */
function splitPort(text) {
	const unbracketed = text.replaceAll(/^\[|\]$/g, "");
	if (unbracketed === "") return [loopback, void 0];
	if (isIPv6(unbracketed)) return [unbracketed, void 0];
	const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*)):([^:]*)$/.exec(text) ?? [];
	return port === void 0 ? [text, void 0] : [bracketed ?? plain ?? "", port];
}
function defaultPortOf(scheme) {
	if (scheme === "http") return 80;
	return scheme === "https" ? 443 : usualPort;
}
function readPort(text) {
	const port = /^\+?\d+$/.test(text) ? Number(text) : void 0;
	return port !== void 0 && port <= 65535 ? port : void 0;
}
function formatUrl(address) {
	const host = clientHost(address.host);
	return `${address.scheme}://${host.includes(":") ? `[${host}]` : host}:${address.port}${address.basePath}`;
}
/** Not every system connects to the addresses that mean "all interfaces". */
function clientHost(host) {
	if (host === "" || host === "0.0.0.0") return loopback;
	return host === "::" ? "::1" : host;
}
export { readUnsigned as a, parseDuration as c, readSetting as i, readBoolean as n, InvalidDurationError as o, readDurationSetting as r, formatDuration as s, parseHostAddress as t };
