#!/usr/bin/env node
import 'reflect-metadata';
import { runCommand } from './command/run-command.js';

await runCommand(process.argv.slice(2));
