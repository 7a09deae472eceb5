/** Texts that a file says of itself. */
export const DOCUMENT_TEXTS = [
  "title",
  "subject",
  "author",
  "keywords",
  "comments",
  "category",
  "manager",
  "company",
  "lastAuthor",
] as const;

export type DocumentText = (typeof DOCUMENT_TEXTS)[number];

/** A date is kept as its ISO text in UTC. */
export type CustomValue = string | number | boolean | { readonly date: string };

/** What a workbook says of itself, beside its sheets. */
export class DocumentProperties {
  readonly texts = new Map<DocumentText, string>();
  revision: number | null = null;
  /** ISO text in UTC; null where the file does not say. */
  createdAt: string | null = null;
  readonly custom = new Map<string, CustomValue>();
}
