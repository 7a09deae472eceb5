import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** The look that all steps share: one column that also fits a pane of 320 pixels. */
export const useFormLook = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  section: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  error: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  list: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  card: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  legend: { ...typographyStyles.body1Strong, padding: `0 ${tokens.spacingHorizontalXS}` },
  /** Two fields beside each other where there is room. */
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(9rem, 100%), 1fr))",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
  },
  wholeRow: { gridColumn: "1 / -1" },
  /** Fluent greys the words of what is not chosen: here they are what one reads to choose. */
  choice: { color: tokens.colorNeutralForeground1 },
  narrow: { minWidth: 0 },
  fit: { justifySelf: "start" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  plainList: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
});
