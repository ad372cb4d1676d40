/** What was asked and how it was answered, for tests that look at the wire. */
export interface JournalEntry {
  atMs: number;
  operation: string;
  request: unknown;
  /** Absent where the connection was cut. */
  response?: unknown;
  exception?: string;
}

const kept = 1000;

export class Journal {
  private readonly recorded: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.recorded.push(entry);
    if (this.recorded.length > kept) this.recorded.shift();
  }

  /** Oldest first, at most the last thousand. */
  entries(): readonly JournalEntry[] {
    return this.recorded;
  }

  clear(): void {
    this.recorded.length = 0;
  }
}
