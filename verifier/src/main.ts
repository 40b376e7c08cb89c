#!/usr/bin/env node
/**
 * Says what a transcript, a disclosure or a fork proof proves, and what it does not.
 *   parley-verify FILE [--charter FILE | --line HEX] [--lang en|ar|ru] [--json]
 */
import { run } from './cli/run.ts';

process.exitCode = run(process.argv.slice(2), { out: process.stdout, err: process.stderr });
