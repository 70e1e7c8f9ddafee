import { n as UsageError, t as CommandError } from "./command-error-BDHdlMJO.js";
import { i as ApiError, r as ServerNotRunningError } from "./http-fetch-Dv6v8CNh.js";
import { t as ProgressDisplay } from "./progress-display-D9zdf9_c.js";
import { t as displayWidth } from "./display-width-BSNP1WW6.js";
import { c as parseDuration, i as readSetting, s as formatDuration, t as parseHostAddress } from "./host-address-wJbNbLxe.js";
import { n as connect, r as createServerClient, t as checkServer } from "./server-client-ZBFaaNw0.js";
import { resolve } from "node:path";
import { isIP } from "node:net";
import { readFile, stat } from "node:fs/promises";
// apps/cli/dist/run/embed-text.js
/**
* Has a text turned into a vector and writes it as one line of JSON.
*
* @throws UsageError where there is no text.
*/
async function embedText({ ollama }, { stdout }, { model, text, options }) {
	if (text === "") throw new UsageError(`embedding models require input text. Usage: puna run ${model} "your text here"`);
	const { keepAlive, truncate, dimensions } = options;
	const { embeddings } = await ollama.embed({
		model,
		input: text,
		...keepAlive !== void 0 && { keep_alive: keepAlive },
		...truncate !== void 0 && { truncate },
		...dimensions !== void 0 && { dimensions }
	});
	stdout.write(`${JSON.stringify(embeddings[0] ?? [])}\n`);
}
// apps/cli/dist/run/word-wrapper.js
const margin = 5;
/**
* Breaks streamed text between words for a terminal. A word that does not fit any more is taken back from the line
* where it began and written again on the next one, since its first letters are on the screen already.
*/
var WordWrapper = class {
	#width;
	#column = 0;
	#word = "";
	/** @param width of the terminal. Below ten columns nothing is broken. */
	constructor(width) {
		this.#width = width - margin;
	}
	/** The text to write, with line breaks and cursor movements. */
	wrap(text) {
		if (this.#width < 5) return text;
		return Array.from(text, (character) => this.#place(character)).join("");
	}
	#place(character) {
		if (character === "\n" || character === "\r") {
			this.#column = 0;
			this.#word = "";
			return character;
		}
		const width = displayWidth(character);
		const before = this.#column + width > this.#width ? this.#breakLine() : "";
		this.#column += width;
		this.#word = character === " " || character === "	" || width > 1 ? "" : this.#word + character;
		return before + character;
	}
	#breakLine() {
		const wordWidth = displayWidth(this.#word);
		if (wordWidth >= this.#column) {
			this.#column = 0;
			this.#word = "";
			return "\n";
		}
		this.#column = wordWidth;
		return `${wordWidth > 0 ? `\u001B[${wordWidth}D` : ""}\u001B[K\n${this.#word}`;
	}
};
// apps/cli/dist/run/answer-writer.js
const grey = "\x1B[38;5;245m";
const bold = "\x1B[1m";
const plain = "\x1B[0m";
/** Writes an answer as it arrives, the model's thinking set apart from it. */
var AnswerWriter = class {
	#output;
	#style;
	#wrapper;
	#thinking = "none";
	#lastThought = "";
	constructor(output, style) {
		this.#output = output;
		this.#style = style;
		this.#startText();
	}
	write(piece) {
		if (piece.thinking) this.#writeThinking(piece.thinking);
		if (piece.response) {
			this.#endThinking();
			this.#writeText(piece.response);
		}
		for (const { function: called } of piece.tool_calls ?? []) {
			this.#endThinking();
			const passed = JSON.stringify(called.arguments);
			this.#writeText(`Model called a non-existent function '${called.name}()' with arguments: ${passed}`);
		}
	}
	#writeThinking(text) {
		if (this.#style.hideThinking) return;
		if (this.#thinking !== "open") {
			this.#output.write(this.#coloured ? `${grey}${bold}Thinking...\n${plain}${grey}` : "Thinking...\n");
			this.#thinking = "open";
		}
		this.#lastThought = text;
		this.#writeText(text);
	}
	#endThinking() {
		if (this.#thinking !== "open") return;
		const lineBreak = this.#lastThought.endsWith("\n") ? "" : "\n";
		const closing = "...done thinking.\n\n";
		this.#output.write(lineBreak + (this.#coloured ? `${grey}${bold}${closing}${plain}` : closing));
		this.#thinking = "closed";
		this.#startText();
	}
	#writeText(text) {
		this.#output.write(this.#wrapper?.wrap(text) ?? text);
	}
	#startText() {
		const wrap = this.#style.wordWrap && this.#output.isTTY === true;
		this.#wrapper = wrap ? new WordWrapper(this.#output.columns ?? 80) : void 0;
	}
	get #coloured() {
		return this.#output.isTTY === true;
	}
};
// apps/cli/dist/run/metrics.js
/** The lines that `--verbose` adds to an answer. What is zero or unknown is left out. */
function formatMetrics(metrics) {
	return [
		timeLine("total duration:", metrics.total_duration),
		timeLine("load duration:", metrics.load_duration),
		...evaluationLines("prompt eval", metrics.prompt_eval_count, metrics.prompt_eval_duration),
		...evaluationLines("eval", metrics.eval_count, metrics.eval_duration)
	].join("");
}
function evaluationLines(name, count = 0, duration = 0) {
	return [
		count > 0 ? line(`${name} count:`, `${count} token(s)`) : "",
		timeLine(`${name} duration:`, duration),
		duration > 0 ? line(`${name} rate:`, `${(count / (duration / 1e9)).toFixed(2)} tokens/s`) : ""
	];
}
function timeLine(label, nanoseconds = 0) {
	return nanoseconds > 0 ? line(label, formatDuration(nanoseconds / 1e6)) : "";
}
function line(label, value) {
	return `${label.padEnd(21)} ${value}\n`;
}
// apps/cli/dist/run/generate-answer.js
/** Sends a prompt and writes the answer while it arrives. */
async function generateAnswer({ ollama }, context, { model, prompt, images, options }) {
	const { think, format, keepAlive } = options;
	const request = {
		model,
		prompt,
		stream: true,
		...images.length > 0 && { images: [...images] },
		...think !== void 0 && { think },
		...format !== void 0 && { format },
		...keepAlive !== void 0 && { keep_alive: keepAlive }
	};
	const waiting = new ProgressDisplay(context.stderr);
	if (context.stderr.isTTY) waiting.step("waiting", "");
	try {
		const answer = await ollama.generate(request).catch((error) => {
			throw error instanceof ApiError ? error.withStatus() : error;
		});
		const writer = new AnswerWriter(context.stdout, options);
		for await (const piece of answer) {
			waiting.clear();
			writer.write(piece);
			if (!piece.done) continue;
			if (prompt !== "") context.stdout.write("\n\n");
			if (options.verbose) context.stderr.write(formatMetrics(piece));
		}
	} finally {
		waiting.clear();
	}
}
// apps/cli/dist/run/media-paths.js
const largestFile = 104857600;
/** A start of a path (`/`, `./`, `\`, a drive letter) up to an ending of a media file; spaces may be inside. */
const pathPattern = /(?:[a-z]:)?(?:\.?\/|\.?\\)[^\n\r]*?\.(?:jpe?g|png|webp|wav)\b/gi;
/**
* Finds paths of images and sounds in a prompt and reads the files. What looks like a path and is no file stays text.
*
* @param workingDirectory where relative paths start.
* @throws CommandError where a file is too large or is no image or sound of a known format.
*/
async function extractMedia(prompt, workingDirectory) {
	const files = [];
	let text = prompt;
	for (const [written] of prompt.matchAll(pathPattern)) {
		const path = await findFile(written, workingDirectory);
		if (path === void 0) continue;
		files.push(await readMedia(path));
		text = text.replaceAll(`'${written}'`, "").replaceAll(written, "");
	}
	return {
		text: files.length === 0 ? prompt : text.trim(),
		files
	};
}
/** The file that a piece of text names, with or without the escapes of a shell. */
async function findFile(written, workingDirectory) {
	for (const candidate of [unescapeShell(written), written]) {
		const path = resolve(workingDirectory, candidate);
		if (await stat(path).then((stats) => stats.isFile(), () => false)) return path;
	}
}
function unescapeShell(text) {
	return text.replaceAll(/\\([ ()[\]{}$&;'"\\*?~!|<>#`])/g, "$1");
}
async function readMedia(path) {
	const { size } = await stat(path);
	if (size > largestFile) throw new CommandError(`${path}: file size exceeds maximum limit (100MB)`);
	const data = await readFile(path);
	const kind = sniff(data);
	if (kind === void 0) throw new CommandError(`invalid file type: ${path} is no JPEG, PNG, WebP or WAVE file`);
	return {
		kind,
		path,
		data
	};
}
/** Tells the format by the first bytes, since names can be wrong. */
function sniff(data) {
	const start = data.toString("latin1", 0, 16);
	if (start.startsWith("ÿØÿ") || start.startsWith("PNG\r\n\n")) return "image";
	if (!start.startsWith("RIFF")) return void 0;
	if (start.slice(8, 12) === "WAVE") return "audio";
	return start.slice(8, 12) === "WEBP" ? "image" : void 0;
}
// apps/cli/dist/run/read-prompt.js
/**
* Puts the prompt together: the standard input, where it is not a terminal, then the arguments, with spaces between.
*
* @param signal ends the reading.
*/
async function readPrompt(context, words, signal) {
	const { stdin, stdout } = context;
	if (stdin.isTTY) return {
		text: words.join(" "),
		interactive: words.length === 0 && stdout.isTTY === true
	};
	const input = await readAll(stdin, signal);
	return {
		text: [...input === "" ? [] : [input], ...words].join(" "),
		interactive: false
	};
}
async function readAll(stdin, signal) {
	const chunks = [];
	const stop = () => void stdin.destroy(signal.reason instanceof Error ? signal.reason : void 0);
	signal.addEventListener("abort", stop, { once: true });
	try {
		for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
	} finally {
		signal.removeEventListener("abort", stop);
	}
	return Buffer.concat(chunks).toString("utf8");
}
// apps/cli/dist/run/run-options.js
const thinkValues = /* @__PURE__ */ new Map([
	["true", true],
	["false", false],
	["high", "high"],
	["medium", "medium"],
	["low", "low"],
	["max", "max"]
]);
/**
* Reads the options of `puna run`.
*
* @throws UsageError, InvalidDurationError where a value makes no sense.
*/
function readRunOptions(flags) {
	const { think, format, keepalive, truncate, dimensions } = flags;
	if (typeof keepalive === "string") parseDuration(keepalive);
	return {
		verbose: flags.verbose === true,
		hideThinking: flags.hidethinking === true,
		wordWrap: flags.nowordwrap !== true,
		...typeof think === "string" && { think: parseThink(think) },
		...typeof format === "string" && format !== "" && { format: parseFormat(format) },
		...typeof keepalive === "string" && { keepAlive: keepalive },
		...typeof truncate === "boolean" && { truncate },
		...typeof dimensions === "number" && { dimensions }
	};
}
function parseThink(text) {
	const value = thinkValues.get(text);
	if (value !== void 0) return value;
	throw new UsageError(`invalid value for --think: ${JSON.stringify(text)} (must be true, false, high, medium, low, or max)`);
}
function parseFormat(text) {
	if (text === "json") return text;
	try {
		return JSON.parse(text);
	} catch {
		throw new UsageError(`invalid value for --format: ${JSON.stringify(text)} (must be json or a JSON schema)`);
	}
}
// apps/cli/dist/run/use-server.js
/**
* Does work with the server at the address of the settings. Where none is running there and the address is this
* machine's, a server is started inside this process for as long as the work takes, on a free port that only this
* machine reaches.
*/
async function useServer(context, use, work) {
	const client = connect(context, use.signal);
	try {
		await checkServer(client);
	} catch (error) {
		const address = parseHostAddress(readSetting(context.environment, "HOST"));
		if (!(error instanceof ServerNotRunningError) || !isThisMachine(address)) throw error;
		return useOwnServer(context, use, work);
	}
	return work(client);
}
async function useOwnServer(context, { withTinyModel, signal }, work) {
	const { startServer } = await import("./dist-CLxF4n1J.js");
	const server = await startServer({
		environment: context.environment,
		host: "127.0.0.1",
		port: 0,
		withTinyModel,
		log: false
	});
	try {
		await work(createServerClient(server.url, signal));
	} finally {
		await server.close();
	}
}
/** Whether an address means this machine without asking the network. */
function isThisMachine({ scheme, host, basePath }) {
	const loopback = host === "" || host === "localhost" || isIP(host) === 4 && host.startsWith("127.");
	return scheme === "http" && basePath === "" && (loopback || [
		"0.0.0.0",
		"::",
		"::1"
	].includes(host));
}
// apps/cli/dist/commands/run.js
/** The name of the built-in model, with or without its tag. */
const tinyModelName = /^puna-tiny(:latest)?$/;
/** `puna run MODEL [PROMPT...]`. Ctrl-C cancels it, which is no error. */
const run = async (context, [model = "", ...words], flags) => {
	const signal = context.interruption();
	try {
		const options = readRunOptions(flags);
		const { text, interactive } = await readPrompt(context, words, signal);
		if (interactive) throw new UsageError(`chatting on the terminal is not available yet; try: puna run ${model} "your prompt"`);
		await useServer(context, {
			signal,
			withTinyModel: tinyModelName.test(model)
		}, (client) => answer(client, context, {
			model,
			text,
			options
		}));
	} catch (error) {
		if (!signal.aborted) throw error;
	}
};
async function answer(client, context, { model, text, options }) {
	const { capabilities = [] } = await client.ollama.show({ model });
	const can = (capability) => capabilities.includes(capability);
	if (can("embedding")) return embedText(client, context, {
		model,
		text,
		options
	});
	const media = can("vision") || can("audio") ? await extractMedia(text, context.workingDirectory) : void 0;
	for (const { kind, path } of media?.files ?? []) context.stderr.write(`Added ${kind} '${path}'\n`);
	return generateAnswer(client, context, {
		model,
		prompt: media?.text ?? text,
		images: (media?.files ?? []).map((file) => file.data.toString("base64")),
		options: options.think === void 0 && can("thinking") ? {
			...options,
			think: true
		} : options
	});
}
export { run };
