// Started by test-node-versions.mjs under another Node: says which one it is, then runs the file it was given there.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [file = '', ...fileArguments] = process.argv.slice(2);
const absoluteFile = path.resolve(file);
console.log(`running under Node ${process.versions.node}`);
process.argv = [process.execPath, absoluteFile, ...fileArguments];
await import(pathToFileURL(absoluteFile).href);
