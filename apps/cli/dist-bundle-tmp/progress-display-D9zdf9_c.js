import { t as displayWidth } from "./display-width-BSNP1WW6.js";
import { t as formatSize } from "./size-DwbZEj9W.js";
// apps/cli/dist/progress/bar-line.js
/** The line of a transfer: `pulling 74701a8c35f6:  35% ▕█████     ▏ 462 MB/1.3 GB   52 MB/s  16s`. */
function formatBar(state, width) {
	const { message, completed, total, rate } = state;
	const finished = completed >= total;
	const share = total === 0 ? 1 : Math.min(1, completed / total);
	const before = `${message} ${String(Math.floor(share * 100)).padStart(3)}% `;
	const after = finished ? ` ${formatSize(total)}` : ` ${formatSize(completed)}/${formatSize(total)}${rate > 0 ? `  ${formatSize(rate)}/s  ${formatRemaining((total - completed) / rate)}` : ""}`;
	const room = width - displayWidth(before) - displayWidth(after) - 2;
	if (room < 1) return `${before.trimEnd()}${after}`;
	const filled = Math.floor(room * share);
	return `${before}▕${"█".repeat(filled)}${" ".repeat(room - filled)}▏${after}`;
}
/** The time that is left, in its two largest units: `12s`, `5m3s`, `1h2m`; `99h+` beyond that. */
function formatRemaining(seconds) {
	const whole = Math.floor(seconds);
	const hours = Math.floor(whole / 3600);
	if (hours > 99) return "99h+";
	const minutes = Math.floor(whole / 60) % 60;
	if (hours > 0) return `${hours}h${minutes}m`;
	return minutes > 0 ? `${minutes}m${whole % 60}s` : `${whole}s`;
}
// apps/cli/dist/progress/transfer-rate.js
/** Measures how fast something grows, over the last ten seconds. */
var TransferRate = class {
	/** One sample a second, the oldest first. */
	#samples = [];
	/**
	* @param time milliseconds.
	* @param amount what has been done by then, all in all.
	*/
	add(time, amount) {
		const last = this.#samples.at(-1);
		if (last !== void 0 && time - last.time < 1e3) return;
		this.#samples.push({
			time,
			amount
		});
		if (this.#samples.length > 11) this.#samples.shift();
	}
	/** Amount a second; 0 while nothing is known yet. */
	perSecond() {
		const first = this.#samples[0];
		const last = this.#samples.at(-1);
		if (first === void 0 || last === void 0 || last.time === first.time) return 0;
		return (last.amount - first.amount) / (last.time - first.time) * 1e3;
	}
};
// apps/cli/dist/progress/progress-display.js
const frames = [..."⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"];
const redrawInterval = 100;
const hideCursor = "\x1B[?25l";
const showCursor = "\x1B[?25h";
const startFrame = "\x1B[?2026h";
const endFrame = "\x1B[?2026l";
const clearBelow = "\x1B[J";
/**
* Shows what a long command is doing: one line for each step, redrawn on a terminal. Elsewhere (a log file) each step
* is one plain line, written once.
*/
var ProgressDisplay = class {
	#output;
	#lines = /* @__PURE__ */ new Map();
	#drawnLines = 0;
	#timer;
	constructor(output) {
		this.#output = output;
	}
	/** Shows a step with a spinner until it is `finish`ed. A step with the same key is replaced. */
	step(key, message) {
		const known = this.#lines.get(key);
		if (known === void 0) {
			this.#lines.set(key, {
				message,
				done: false
			});
			if (!this.#isTerminal) this.#output.write(`${message}\n`);
		} else known.message = message;
		this.#start();
	}
	/** Shows a transfer with a bar. Amounts in bytes. */
	transfer(key, message, total, completed) {
		let line = this.#lines.get(key);
		if (line === void 0) {
			this.step(key, message);
			line = this.#lines.get(key);
		}
		if (line === void 0) return;
		line.transfer ??= {
			total,
			completed,
			rate: new TransferRate()
		};
		Object.assign(line.transfer, {
			total,
			completed
		});
		line.transfer.rate.add(Date.now(), completed);
		line.done = completed >= total;
	}
	/** Ends the spinner of one step, or of all that there are. */
	finish(key) {
		for (const [lineKey, line] of this.#lines) if (key === void 0 || key === lineKey) line.done = true;
	}
	/** Leaves the lines as they are and gives the cursor back. */
	stop() {
		if (!this.#end()) return;
		this.#draw(0);
		this.#output.write(`${this.#drawnLines > 0 ? "\n" : ""}${showCursor}`);
		this.#forget();
	}
	/** Takes all lines off the screen and gives the cursor back. */
	clear() {
		if (!this.#end()) return;
		this.#output.write(`${this.#toTop()}${clearBelow}${showCursor}`);
		this.#forget();
	}
	get #isTerminal() {
		return this.#output.isTTY === true;
	}
	#start() {
		if (this.#timer !== void 0 || !this.#isTerminal) return;
		let frame = 0;
		this.#output.write(hideCursor);
		this.#draw(frame);
		this.#timer = setInterval(() => this.#draw(frame += 1), redrawInterval);
		this.#timer.unref();
	}
	#end() {
		if (this.#timer === void 0) return false;
		clearInterval(this.#timer);
		this.#timer = void 0;
		return true;
	}
	#forget() {
		this.#lines.clear();
		this.#drawnLines = 0;
	}
	#toTop() {
		return `\r${this.#drawnLines > 1 ? `\u001B[${this.#drawnLines - 1}A` : ""}`;
	}
	#draw(frame) {
		const width = this.#output.columns ?? 80;
		const texts = [...this.#lines.values()].map((line) => `${formatLine(line, frame, width)}\u001B[K`);
		this.#output.write(`${startFrame}${this.#toTop()}${texts.join("\n")}${endFrame}`);
		this.#drawnLines = texts.length;
	}
};
function formatLine({ message, transfer, done }, frame, width) {
	if (transfer !== void 0) return formatBar({
		message,
		...transfer,
		rate: transfer.rate.perSecond()
	}, width);
	const shown = message.slice(0, Math.max(0, width - 2));
	return done ? shown : `${shown} ${frames[frame % frames.length]}`;
}
export { ProgressDisplay as t };
