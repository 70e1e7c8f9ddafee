// `pnpm check:links`: fails where a relative link in the documentation leads nowhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolders } from '../setup/fingerprint.mjs';
import { workspaceRoot } from '../setup/workspace.mjs';

/** Target of a Markdown link, without an anchor. */
const linkPattern = /\]\((?<target>[^)#\s]+)(?:#[^)]*)?\)/gu;

/** @param {string} folder relative to the root @param {boolean} recursive @returns {string[]} */
function documentsIn(folder, recursive) {
  return readdirSync(path.join(workspaceRoot, folder), { recursive })
    .map((name) => path.join(folder, String(name)))
    .filter((name) => name.endsWith('.md'));
}

/** @param {string} document relative to the root @returns {string[]} the targets that do not exist */
function brokenLinks(document) {
  const text = readFileSync(path.join(workspaceRoot, document), 'utf8').replaceAll(/```.*?```/gsu, '');
  return [...text.matchAll(linkPattern)]
    .map((match) => match.groups?.target ?? '')
    .filter((target) => !/^[a-z]+:/u.test(target))
    .filter((target) => !existsSync(path.join(workspaceRoot, path.dirname(document), target)));
}

const documents = [
  ...documentsIn('.', false),
  ...documentsIn('docs', true),
  ...packageFolders().flatMap((folder) => documentsIn(folder, false)),
];
const broken = documents.flatMap((document) => brokenLinks(document).map((target) => `${document}: ${target}`));
for (const line of broken) console.error(`${line} does not exist: correct the link, or add the file`);
console.log(`${documents.length} documents, ${broken.length} broken links`);
process.exitCode = broken.length === 0 ? 0 : 1;
