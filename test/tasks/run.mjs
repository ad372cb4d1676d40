/**
 * `node test/tasks/run.mjs <task> [arguments]` runs `test/tasks/<task>.ts`, on a machine where nothing but Node is
 * installed. Plain JavaScript without dependencies, since it is what installs them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const oldestNode = [20, 19];

function fail(message) {
  console.error(message);
  process.exit(1);
}

function packagesIn(lockFile) {
  return JSON.parse(readFileSync(root + lockFile, 'utf8')).packages;
}

/** Whether every package that package-lock.json asks for is there in that version. npm keeps its own record of what is. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(root + record)) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn('package-lock.json')).every(
    ([path, wanted]) =>
      path === '' || installed[path]?.version === wanted.version || (wanted.optional && !(path in installed)),
  );
}

/** Calls npm through the Node that runs this, where npm started us: a bare `npm` is a shell script on Windows. */
function npm(...args) {
  const { npm_execpath: npmScript } = process.env;
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  return npmScript?.endsWith('.js')
    ? spawnSync(process.execPath, [npmScript, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  fail(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

const [task, ...args] = process.argv.slice(2);
const script = new URL(`${task}.ts`, import.meta.url);
if (!task || !/^[a-z-]+$/.test(task) || !existsSync(script)) {
  fail('Usage: node test/tasks/run.mjs <task> [arguments], where test/tasks/<task>.ts is there.');
}

if (!isInstalled()) {
  console.log('Installing the packages of package-lock.json (npm ci) …');
  const { status, error } = npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  if (status !== 0) fail(`npm ci failed${error ? `: ${error.message}` : ''}.`);
}

process.chdir(root);
process.argv = [process.execPath, fileURLToPath(script), ...args];
const { register } = await import('tsx/esm/api');
register();
const { run } = await import(script.href);
if (typeof run !== 'function') fail(`test/tasks/${task}.ts is no task.`);
process.exitCode = await run(args);
