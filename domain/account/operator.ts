/** 担当者: one of those who share the tablet of a venue. */
export interface Operator {
  id: string;
  name: string;
}

/** Who has shown their PIN, and is asked for it again after this long without anything done. */
export interface WorkingOperator extends Operator {
  idleMinutes: number;
}

/** A 担当者 as the municipality's list has them. */
export interface ListedOperator extends Operator {
  /** The venues' login IDs they may work under; null: every one. */
  accountIds: readonly string[] | null;
  /** Whether they replaced the PIN that was handed to them by one only they know. */
  hasOwnPin: boolean;
  disabledAt: Date | null;
  /** When they last showed their PIN; undefined when they did not within a day. */
  seenAt?: Date;
  version: number;
  changedAt: Date;
  changedBy: string;
}

/** Whether the tablets of a municipality ask who works at them. */
export interface OperatorSetting {
  asking: Asking;
  idleMinutes: number;
}

export const ASKINGS = ["off", "on"] as const;
export type Asking = typeof ASKINGS[number];

export const ASKING_LABELS: Record<Asking, string> = { off: "使わない", on: "使う" };

export const IDLE_MINUTES = { standard: 10, from: 1, to: 60 };
