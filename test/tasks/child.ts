import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './root';

export interface ChildResult {
  exitCode: number;
  /** What it wrote to standard output and standard error, in the order in which it came. */
  output: string;
}

/** Runs a program in the project's folder, without a shell. Rejects where it cannot be started. */
export function runChild(program: string, args: string[], env: Record<string, string> = {}): Promise<ChildResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: inProject(),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ exitCode: code ?? 1, output: signal === null ? output : `${output}\nended by ${signal}\n` });
    });
  });
}

/** Runs a package's command with the Node that runs this: what npm puts into `.bin` are shell scripts on Windows. */
export function runTool(name: string, args: string[], env?: Record<string, string>): Promise<ChildResult> {
  return runChild(process.execPath, [scriptOf(name), ...args], env);
}

/** Commands that are not named like their package. */
const packageOf: Record<string, string> = { tsc: 'typescript' };

function scriptOf(command: string): string {
  const folder = inProject('node_modules', packageOf[command] ?? command);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${folder} has no command ${command}`);
  return join(folder, script);
}
