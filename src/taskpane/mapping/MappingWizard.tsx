/** Placeholder while the mapping's words are agreed. */
export function MappingWizard() {
  return null;
}
