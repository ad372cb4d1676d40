export const changeKinds = ['add', 'update', 'trash', 'restore', 'go-back'] as const;

/** What a change did, for the list of states that can be gone back to. */
export type ChangeKind = (typeof changeKinds)[number];

/** A state that the vault was in, and can go back to. */
export interface SnapshotInfo {
  id: number;
  /** When a change made another state of it. */
  endedAtMs: number;
  /** The change that ended it. */
  endedBy: ChangeKind;
  /** Records of every kind, without the trash, as there were then: what was purged since is counted still. */
  recordCount: number;
  /** Those of them that are accounts. */
  accountCount: number;
}
