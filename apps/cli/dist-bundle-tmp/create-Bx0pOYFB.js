import { a as modelParameters, c as tryParseModelName, i as isParameterName, n as readValue, r as deprecatedParameters, t as splitLines } from "./text-lines-D8lKyBoC.js";
import { i as ApiError } from "./http-fetch-Dv6v8CNh.js";
import { n as connect, t as checkServer } from "./server-client-ZBFaaNw0.js";
import { t as CommandError } from "./command-error-BDHdlMJO.js";
import { t as ProgressDisplay } from "./progress-display-D9zdf9_c.js";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { readFile, readdir, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { createHash } from "node:crypto";
// packages/modelfile/dist/errors/modelfile-error.js
const marker = Symbol.for("puna.modelfile.error");
/** Base of this package's errors. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
var ModelfileError = class extends Error {
	/** Stable and machine-readable. */
	code;
	/** What to do about it, one sentence. The message says only what is wrong, in the words of the original. */
	hint;
	[marker] = true;
	constructor(code, message, hint) {
		super(message);
		this.name = new.target.name;
		this.code = code;
		this.hint = hint;
	}
	/** Whether a value is an error of this package, also when it comes from another copy of it. */
	static isInstance(value) {
		return typeof value === "object" && value !== null && marker in value;
	}
};
/** Whether `value` is an error of this package with this code. */
function hasCode(value, code) {
	return ModelfileError.isInstance(value) && value.code === code;
}
// packages/modelfile/dist/errors/modelfile-value-error.js
const code$1 = "modelfile-value";
/** The text is a Modelfile, but a PARAMETER or REQUIRES has a value that can't be. */
var ModelfileValueError = class extends ModelfileError {
	/** The line of the instruction, from 1, where the value comes from a text. */
	line;
	constructor(message, hint, line) {
		super(code$1, message, hint);
		this.line = line;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code$1);
	}
};
// packages/modelfile/dist/parse-parameter.js
const truths = {
	"1": true,
	t: true,
	T: true,
	TRUE: true,
	true: true,
	True: true,
	"0": false,
	f: false,
	F: false,
	FALSE: false,
	false: false,
	False: false
};
const integerPattern = /^[+-]?\d+$/;
const floatPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Values are kept as 32-bit floats by engines; a larger one would become infinite there. */
const largestFloat = 34028234663852886e22;
/**
* Gives a parameter's text its type.
*
* @param text one text, or several where the user gave several words. A list of texts (`stop`) takes all, every other
* parameter the first.
* @param line where the text stands, for the error.
* @returns nothing for a deprecated parameter: skip it with `deprecationWarning(name)`.
* @throws ModelfileValueError with the original's words: `unknown parameter 'x'`, `invalid float value [x]` …
*/
function parseParameter(name, text, line) {
	if (deprecatedParameters.includes(name)) return void 0;
	if (!isParameterName(name)) {
		const hint = `use one of ${Object.keys(modelParameters).join(", ")}`;
		throw new ModelfileValueError(`unknown parameter '${name}'`, hint, line);
	}
	const texts = typeof text === "string" ? [text] : text;
	const { type } = modelParameters[name];
	if (type === "strings") return texts;
	const [first = ""] = texts;
	const fail = (kind, hint) => new ModelfileValueError(`invalid ${kind} value [${texts.join(" ")}]`, `give ${name} ${hint}`, line);
	switch (type) {
		case "integer": {
			if (!integerPattern.test(first)) throw fail("int", "a whole number, such as 4096");
			const value = Number(first);
			if (!Number.isSafeInteger(value)) throw fail("int", "a smaller number, of at most 15 digits");
			return value;
		}
		case "float": {
			const value = floatPattern.test(first) ? Number(first) : NaN;
			if (!(Math.abs(value) <= largestFloat)) throw fail("float", "a number, such as 0.7");
			return value;
		}
		case "boolean": {
			const value = Object.hasOwn(truths, first) ? truths[first] : void 0;
			if (value === void 0) throw fail("bool", "true or false");
			return value;
		}
	}
}
/** What the user is told of a deprecated parameter. */
function deprecationWarning(name) {
	return `warning: parameter ${name} is deprecated`;
}
// packages/modelfile/dist/create-request.js
/**
* What a Modelfile asks for.
*
* @throws ModelfileValueError where a parameter or REQUIRES has a value that can't be.
*/
function modelfileToCreateRequest({ commands }) {
	const template = last(commands, "template");
	const system = last(commands, "system");
	const renderer = last(commands, "renderer");
	const parser = last(commands, "parser");
	const requires = requiredVersion(commands);
	return {
		from: all(commands, "from"),
		adapters: all(commands, "adapter").slice(-1),
		drafts: all(commands, "draft"),
		...template !== void 0 && { template },
		...system !== void 0 && { system },
		license: all(commands, "license"),
		...parametersOf(commands),
		messages: commands.flatMap((command) => command.instruction === "message" ? {
			role: command.role,
			content: command.content
		} : []),
		...renderer !== void 0 && { renderer },
		...parser !== void 0 && { parser },
		...requires !== void 0 && { requires }
	};
}
function parametersOf(commands) {
	const parameters = {};
	const warnings = [];
	for (const { name, value, line } of commands.filter(isParameter)) {
		const parsed = parseParameter(name, value, line);
		if (parsed === void 0) {
			warnings.push(deprecationWarning(name));
			continue;
		}
		const earlier = parameters[name];
		parameters[name] = isList(parsed) && isList(earlier) ? [...earlier, ...parsed] : parsed;
	}
	return {
		parameters,
		warnings
	};
}
/** A version as Go's modules have it: the minor and patch numbers may be missing. */
const versionPattern = /^v?((0|[1-9]\d*)(\.(0|[1-9]\d*)(\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?)?)?)$/;
function requiredVersion(commands) {
	const command = commands.findLast((command) => isValue(command, "requires"));
	if (command === void 0) return void 0;
	const version = versionPattern.exec(command.value)?.[1];
	if (version !== void 0) return version;
	throw new ModelfileValueError("requires must be a valid semver (e.g. 0.14.0)", `"${command.value.slice(0, 40)}" is none: write three numbers with dots`, command.line);
}
function all(commands, instruction) {
	return commands.filter((command) => isValue(command, instruction)).map(({ value }) => value);
}
function last(commands, instruction) {
	return all(commands, instruction).at(-1);
}
function isValue(command, instruction) {
	return command.instruction === instruction;
}
function isParameter(command) {
	return command.instruction === "parameter";
}
function isList(value) {
	return Array.isArray(value);
}
// packages/modelfile/dist/errors/modelfile-syntax-error.js
const code = "modelfile-syntax";
/** The text is no Modelfile. */
var ModelfileSyntaxError = class extends ModelfileError {
	/**
	* Where the trouble is. The line in the message is one more where an instruction stands alone on its line: the
	* original counts so.
	*/
	line;
	column;
	constructor(message, hint, { line, column }) {
		super(code, message, hint);
		this.line = line;
		this.column = column;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code);
	}
};
// packages/modelfile/dist/decode-text.js
/**
* The text of a Modelfile's bytes. UTF-8, unless a byte-order mark says UTF-16; Windows' editors write either.
* Bytes that are no UTF-8 become U+FFFD.
*/
function decodeText(bytes) {
	const [first, second] = bytes;
	if (first === 255 && second === 254) return new TextDecoder("utf-16le").decode(bytes);
	if (first === 254 && second === 255) return new TextDecoder("utf-16be").decode(bytes);
	return new TextDecoder("utf-8").decode(bytes);
}
// packages/modelfile/dist/line-cursor.js
const unexpectedEnd = "unexpected EOF";
/** Goes along one line of a Modelfile, and over the following ones where a value goes on there. */
var LineCursor = class {
	#lines;
	#at;
	#column = 0;
	constructor(lines, at) {
		this.#lines = lines;
		this.#at = at;
	}
	/** The number of the line, from 1. */
	get line() {
		return this.#at + 1;
	}
	/** What is left of the line. */
	get rest() {
		return this.#text.slice(this.#column);
	}
	/** Whether the line is the last one and has no end. */
	get endsText() {
		return this.#lines[this.#at]?.end === "";
	}
	skipBlanks() {
		this.take(/^[ \t]*/);
	}
	/** Steps over what the pattern matches here and returns it. */
	take(pattern) {
		const found = pattern.exec(this.rest)?.[0] ?? "";
		this.#column += found.length;
		return found;
	}
	/** Whether a space or tab comes next. */
	get isAtBlank() {
		return /^[ \t]/.test(this.rest);
	}
	/** The value that begins here; throws where its quotes never end. */
	readValue() {
		this.skipBlanks();
		const read = readValue(this.rest, this.#lines, this.#at);
		if (read !== void 0) return read;
		const hint = `the value that begins on line ${this.line} has no closing quotes: end one of its lines with them`;
		throw this.error(unexpectedEnd, hint);
	}
	/** An error at this place. */
	error(message, hint) {
		return new ModelfileSyntaxError(message, hint, this.place);
	}
	get place() {
		return {
			line: this.line,
			column: this.#column + 1
		};
	}
	get #text() {
		return this.#lines[this.#at]?.text ?? "";
	}
};
// packages/modelfile/dist/modelfile.js
const valueInstructions = [
	"from",
	"license",
	"template",
	"system",
	"adapter",
	"draft",
	"renderer",
	"parser",
	"requires"
];
const messageRoles = [
	"system",
	"user",
	"assistant"
];
// packages/modelfile/dist/parse-modelfile.js
const unknownCommand = "command must be one of \"from\", \"license\", \"template\", \"system\", \"adapter\", \"draft\", \"renderer\", \"parser\", \"parameter\", \"message\", or \"requires\"";
const unknownRole = "message role must be one of \"system\", \"user\", or \"assistant\"";
/**
* Reads a Modelfile.
*
* @param input a text, or the bytes of a file: UTF-8, or UTF-16 with a byte-order mark.
* @throws ModelfileSyntaxError
*/
function parseModelfile(input) {
	const text = typeof input === "string" ? input : decodeText(input);
	const lines = splitLines(text.replace(/^\u{feff}/u, ""));
	const commands = [];
	for (let at = 0; at < lines.length;) {
		const cursor = new LineCursor(lines, at);
		cursor.skipBlanks();
		if (cursor.rest === "" || cursor.rest.startsWith("#")) {
			at += 1;
			continue;
		}
		const { command, lineCount } = readCommand(cursor);
		commands.push(command);
		at += lineCount;
	}
	const from = commands.filter(({ instruction }) => instruction === "from");
	const empty = from.find((command) => "value" in command && command.value === "");
	if (from.length === 0 || empty !== void 0) throw new ModelfileSyntaxError("no FROM line", "add a line such as \"FROM llama3.2\" or \"FROM ./model.gguf\"", {
		line: empty?.line ?? 1,
		column: 1
	});
	return { commands };
}
function readCommand(cursor) {
	const { line } = cursor;
	const instruction = readInstruction(cursor);
	if (instruction === "parameter") {
		const name = readWord(cursor, /^[A-Za-z0-9_]*/, "write \"PARAMETER\", a name of letters, digits and _, and a value");
		const { value, lineCount } = cursor.readValue();
		return {
			command: {
				instruction,
				name,
				value,
				line
			},
			lineCount
		};
	}
	if (instruction === "message") {
		const role = readRole(cursor);
		const { value, lineCount } = cursor.readValue();
		return {
			command: {
				instruction,
				role,
				content: value,
				line
			},
			lineCount
		};
	}
	const { value, lineCount } = cursor.readValue();
	return {
		command: {
			instruction,
			value,
			line
		},
		lineCount
	};
}
function readInstruction(cursor) {
	const start = cursor.place;
	const word = cursor.take(/^[A-Za-z]*/);
	const instruction = findInstruction(word);
	if (cursor.rest === "" && cursor.endsText) throw cursor.error(unexpectedEnd, `the text ends after "${word}": add a value, or remove the line`);
	if (instruction !== void 0 && cursor.isAtBlank) return instruction;
	const reportedLine = cursor.rest === "" ? cursor.line + 1 : cursor.line;
	const hint = instruction === void 0 ? `"${firstWord(word + cursor.rest)}" is no instruction: correct it, or begin a text of several lines with """` : `after "${word}" there must be a space and a value, on the same line`;
	throw new ModelfileSyntaxError(`(line ${reportedLine}): ${unknownCommand}`, hint, start);
}
/** Reads a word that a value must follow. */
function readWord(cursor, pattern, hint) {
	cursor.skipBlanks();
	const word = cursor.take(pattern);
	if (cursor.isAtBlank && word !== "") return word;
	throw cursor.error(word === "" ? unexpectedEnd : `${unexpectedEnd}: ${word}`, hint);
}
function readRole(cursor) {
	const word = readWord(cursor, /^[A-Za-z]*/, "write \"MESSAGE\", a role (system, user or assistant), and a text");
	const role = messageRoles.find((role) => role === word);
	if (role !== void 0) return role;
	throw cursor.error(`(line ${cursor.line}): ${unknownRole}`, `"${word}" is no role; roles are in lower case`);
}
function findInstruction(word) {
	const lower = word.toLowerCase();
	return [
		...valueInstructions,
		"parameter",
		"message"
	].find((instruction) => instruction === lower);
}
function firstWord(text) {
	return /^\S{0,40}/.exec(text)?.[0] ?? "";
}
// apps/cli/dist/create/read-modelfile.js
/**
* Reads the Modelfile that the user means.
*
* @param file as the user wrote it. Without it `Modelfile` is read, and where there is none, the files of the working
* directory are the model.
* @throws CommandError where the named file does not exist.
*/
async function readModelfile(file, workingDirectory) {
	const path = resolve(workingDirectory, file ?? "Modelfile");
	try {
		return {
			content: await readFile(path),
			directory: dirname(path)
		};
	} catch (error) {
		if (error.code !== "ENOENT") throw error;
		if (file !== void 0) throw new CommandError(`specified Modelfile wasn't found: ${path}`, { cause: error });
		return {
			content: "FROM .",
			directory: workingDirectory
		};
	}
}
// apps/cli/dist/create/expand-path.js
/**
* The absolute path that a path in a Modelfile means: `~` and `~user` are home directories, other relative paths start
* from the Modelfile's directory.
*/
function expandPath(path, directory, home = homedir()) {
	const [, user, rest = ""] = /^~([^/\\]*)[/\\]?(.*)$/.exec(path) ?? [];
	if (user === void 0) return resolve(directory, path);
	return user === "" ? join(home, rest) : join(dirname(home), user, rest);
}
// apps/cli/dist/create/model-directory.js
/** Where weights may lie, best first. The first pattern that matches anything decides. */
const weightPatterns = [
	{
		pattern: /^model.*\.safetensors$/,
		belowAsWell: true
	},
	{
		pattern: /^(adapter_model|adapters).*\.safetensors$/,
		belowAsWell: false
	},
	{
		pattern: /^consolidated.*\.safetensors$/,
		belowAsWell: false
	},
	{
		pattern: /^pytorch_model.*\.bin$/,
		belowAsWell: false
	},
	{
		pattern: /^consolidated.*\.pth$/,
		belowAsWell: false
	},
	{
		pattern: /\.gguf$/,
		belowAsWell: false
	},
	{
		pattern: /\.bin$/,
		belowAsWell: false
	}
];
/**
* Finds the files that make up a model in a directory, as publishers lay them out: weights, settings, tokenizer.
*
* @returns absolute paths.
* @throws CommandError where there is no model, or where a file is a link that leads out of the directory.
*/
async function findModelFiles(directory) {
	const here = await listFiles(directory, "");
	const below = await listFilesBelow(directory);
	const weights = weightPatterns.map(({ pattern, belowAsWell }) => matching(belowAsWell ? [...here, ...below] : here, pattern)).find((files) => files.length > 0);
	if (weights === void 0) throw new CommandError("no Modelfile or safetensors files found");
	const tokenizers = [here, below].map((files) => matching(files, /^tokenizer\.model$/));
	const files = [
		...weights,
		...matching([...here, ...below], /\.json$/),
		...matching(here, /^chat_template\.jinja$/),
		...tokenizers.find((found) => found.length > 0) ?? []
	];
	await Promise.all(files.map((file) => checkInside(file, directory)));
	return files.map((file) => join(directory, file));
}
/** Paths relative to `directory` of the files in its folder `folder`. */
async function listFiles(directory, folder) {
	return (await readdir(join(directory, folder), { withFileTypes: true })).filter((entry) => entry.isFile() || entry.isSymbolicLink()).map((entry) => join(folder, entry.name)).sort();
}
async function listFilesBelow(directory) {
	const folders = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
	return (await Promise.all(folders.sort().map((folder) => listFiles(directory, folder)))).flat();
}
function matching(files, pattern) {
	return files.filter((file) => pattern.test(file.slice(file.lastIndexOf(sep) + 1)));
}
async function checkInside(file, directory) {
	if (!relative(await realpath(directory), await realpath(join(directory, file))).startsWith("..")) return;
	const hint = directory.includes(".cache") ? "; it lies in a download cache, where files are links: download it with --local-dir instead" : "";
	throw new CommandError(`insecure path: ${file}${hint}`);
}
// apps/cli/dist/create/resolve-sources.js
/**
* Finds out which sources are files or directories here. What FROM names is a model where it is neither.
*
* @param directory where the Modelfile is.
* @throws CommandError where a directory holds no model or FROM and DRAFT name the same path; the system's error where
* an ADAPTER or DRAFT does not exist.
*/
async function resolveSources(sources, directory) {
	const expand = (path) => expandPath(path, directory);
	const fromPaths = [];
	let name;
	for (const from of sources.from) if (await exists(expand(from))) fromPaths.push(expand(from));
	else name = from;
	const drafts = sources.drafts.map(expand);
	const repeated = sources.drafts.find((_, index) => fromPaths.includes(drafts[index] ?? ""));
	if (repeated !== void 0) throw new CommandError(`DRAFT must not reference the same local path as FROM: ${repeated}`);
	return {
		...name !== void 0 && { from: name },
		files: await collectFiles(fromPaths),
		adapters: await collectFiles(sources.adapters.map(expand)),
		drafts: await collectFiles(drafts)
	};
}
async function exists(path) {
	try {
		await stat(path);
		return true;
	} catch (error) {
		const { code } = error;
		if (code === "ENOENT" || code === "ENOTDIR" || code === "EINVAL" || code === "ENAMETOOLONG") return false;
		throw error;
	}
}
/** All files that the paths stand for, each under its path below the directory that they have in common. */
async function collectFiles(paths) {
	const lists = await Promise.all(paths.map(async (path) => (await stat(path)).isDirectory() ? findModelFiles(path) : [path]));
	const files = [...new Set(lists.flat())];
	const root = commonDirectory(files);
	return new Map(files.map((file) => [relative(root, file).split(sep).join("/") || basename(file), file]));
}
/** The deepest directory that holds all files. */
function commonDirectory(files) {
	let root = dirname(files[0] ?? "");
	while (!files.every((file) => isInside(file, root)) && root !== dirname(root)) root = dirname(root);
	return root;
}
function isInside(file, directory) {
	return file.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}
// apps/cli/dist/create/show-creation.js
/** Shows the server's steps one after the other; those that measure their progress get a bar. */
async function showCreation(steps, display) {
	let current;
	for await (const { status, digest, total = 0, completed = 0 } of steps) {
		if (status !== current) display.finish(current);
		current = status;
		if (digest === void 0) display.step(status, status);
		else display.transfer(status, status, total, completed);
	}
	display.finish();
}
// apps/cli/dist/create/upload-blobs.js
/** Files that are read at the same time: more would only make a disk seek. */
const parallelFiles = 4;
/**
* Brings files to the server, except those that it has already. They are streamed from the disk twice, to hash and to
* send, and never held in memory.
*
* @param paths absolute paths, in any number and repeated as they like.
* @returns the digest of each file, as `sha256:<hex>`.
*/
async function uploadBlobs(client, paths, display) {
	const digests = /* @__PURE__ */ new Map();
	const waiting = [...new Set(paths)];
	const work = async () => {
		for (let path = waiting.shift(); path !== void 0; path = waiting.shift()) {
			const digest = await hashFile(path);
			digests.set(path, digest);
			if (!await hasBlob(client, digest)) await sendBlob(client, path, digest, display);
		}
	};
	await Promise.all(Array.from({ length: parallelFiles }, work));
	return digests;
}
async function hashFile(path) {
	const hash = createHash("sha256");
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
	return `sha256:${hash.digest("hex")}`;
}
async function hasBlob(client, digest) {
	try {
		await client.fetch(`${client.url}/api/blobs/${digest}`, { method: "HEAD" });
		return true;
	} catch (error) {
		if (error instanceof ApiError && error.status === 404) return false;
		throw error;
	}
}
async function sendBlob(client, path, digest, display) {
	const { size } = await stat(path);
	let sent = 0;
	const showProgress = () => {
		const percent = size === 0 ? 100 : Math.floor(sent / size * 100);
		display.step(digest, `copying file ${digest} ${percent}%`);
	};
	async function* chunks() {
		for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
			yield chunk;
			sent += chunk.length;
			showProgress();
		}
	}
	showProgress();
	await client.fetch(`${client.url}/api/blobs/${digest}`, {
		method: "POST",
		headers: {
			"content-type": "application/octet-stream",
			"content-length": String(size)
		},
		body: Readable.from(chunks(), { objectMode: false })
	});
	display.finish(digest);
}
// apps/cli/dist/commands/create.js
/** `puna create MODEL`: makes a model out of a Modelfile. Progress goes to standard error; only warnings about deprecated parameters go to standard output. */
const create = async (context, [model = ""], flags) => {
	const signal = context.interruption();
	const client = connect(context, signal);
	await checkServer(client);
	if (tryParseModelName(model) === void 0) throw new CommandError(`invalid model name: ${model}`);
	const { content, directory } = await readModelfile(typeof flags.file === "string" ? flags.file : void 0, context.workingDirectory);
	const { from, adapters, drafts, warnings, ...fields } = modelfileToCreateRequest(parseModelfile(content));
	for (const warning of warnings) context.stdout.write(`${warning}\n`);
	const display = new ProgressDisplay(context.stderr);
	try {
		display.step("gather", "gathering model components");
		const uploaded = await uploadSources(client, await resolveSources({
			from,
			adapters,
			drafts
		}, directory), display);
		display.finish("gather");
		const quantize = {
			quantize: flags.quantize,
			draft_quantize: flags.draftQuantize
		};
		await showCreation(await startCreation(client, {
			model,
			...fields,
			...uploaded,
			...quantize
		}), display);
	} finally {
		display.stop();
	}
};
/** Brings the files of the sources to the server and names them as `/api/create` wants them. */
async function uploadSources(client, sources, display) {
	const { from, files, adapters, drafts } = sources;
	const digests = await uploadBlobs(client, [
		...files.values(),
		...adapters.values(),
		...drafts.values()
	], display);
	const withDigests = (map) => map.size === 0 ? void 0 : Object.fromEntries([...map].map(([name, path]) => [name, digests.get(path)]));
	return {
		from,
		files: withDigests(files),
		adapters: withDigests(adapters),
		draft_files: withDigests(drafts)
	};
}
async function startCreation(client, request) {
	try {
		return await client.ollama.create({
			...request,
			stream: true
		});
	} catch (error) {
		throw error instanceof ApiError ? error.withStatus() : error;
	}
}
export { create };
