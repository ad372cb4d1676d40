import * as v from 'valibot';

/** What an organisation that manages the browser has laid down (`storage.managed`, `public/managed-schema.json`). */
const policySchema = v.object({
  /** Codes are filled only when a person asks. */
  forbidAutomaticFilling: v.optional(v.fallback(v.boolean(), false), false),
  /** No export without encryption. */
  forbidPlainExport: v.optional(v.fallback(v.boolean(), false), false),
});

export type PolicyTerms = v.InferOutput<typeof policySchema>;

export interface Policy {
  get(): Promise<PolicyTerms>;
}

/** Firefox has no managed storage, and fails, where nobody manages it. */
export function createPolicy(read: () => Promise<Record<string, unknown>>): Policy {
  return {
    async get() {
      const laidDown = await read().catch(() => ({}));
      return v.parse(policySchema, laidDown);
    },
  };
}
