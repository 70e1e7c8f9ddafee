// apps/cli/dist/format/relative-time.js
const second = 1e3;
const minute = 60 * second;
const hour = 60 * minute;
/**
* How long ago a time was or how far away it is: `24 hours ago`, `4 minutes from now`.
*
* @param time as the API sends it. A date without meaning (year 1, which Go sends for "no time") gives `Never`.
*/
function formatRelativeTime(time, now) {
	const date = new Date(time);
	if (Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1) return "Never";
	const elapsed = now.getTime() - date.getTime();
	return elapsed < 0 ? `${formatApproximately(-elapsed)} from now` : `${formatApproximately(elapsed)} ago`;
}
/** A length of time in words, in its largest fitting unit. */
function formatApproximately(milliseconds) {
	const seconds = Math.trunc(milliseconds / second);
	if (seconds < 1) return "Less than a second";
	if (seconds === 1) return "1 second";
	if (seconds < 60) return `${seconds} seconds`;
	const minutes = Math.trunc(milliseconds / minute);
	if (minutes === 1) return "About a minute";
	if (minutes < 60) return `${minutes} minutes`;
	const hours = Math.round(milliseconds / hour);
	if (hours === 1) return "About an hour";
	if (hours < 48) return `${hours} hours`;
	const days = Math.trunc(hours / 24);
	if (days < 14) return `${days} days`;
	if (days < 60) return `${Math.trunc(days / 7)} weeks`;
	if (days < 730) return `${Math.trunc(days / 30)} months`;
	return `${Math.trunc(days / 365)} years`;
}
export { formatRelativeTime as t };
