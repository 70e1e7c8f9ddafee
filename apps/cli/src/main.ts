#!/usr/bin/env node
import { runCommandLine } from './command-line.js';
import { createProcessContext } from './process-context.js';

process.exitCode = await runCommandLine(process.argv.slice(2), createProcessContext());
