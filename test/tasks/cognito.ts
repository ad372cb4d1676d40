/** Runs until it is ended; `--port` chooses its port. */
export async function run(): Promise<void> {
  await import('../local-cognito/main');
}
