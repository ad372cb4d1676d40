/** What a client makes of what is said: the next step with its details, or why not. */
export type Reply = { step: string; details: Record<string, unknown> } | { failure: string };
