import type { ReactElement } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DocumentQuestionMarkRegular } from "@fluentui/react-icons/svg/document-question-mark";
import { EyeRegular } from "@fluentui/react-icons/svg/eye";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { Flag } from "../../analysis/finding";

export type Tone = Flag["tone"];

/** In the order in which they are offered. */
export const TONES: readonly Tone[] = ["concern", "improvement", "watch", "data"];

export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  concern: "Concern",
  improvement: "Improvement",
  watch: "Watch",
  data: "Data",
};

const TONE_ICONS: Readonly<Record<Tone, ReactElement>> = {
  concern: <WarningFilled />,
  improvement: <CheckmarkCircleFilled />,
  watch: <EyeRegular />,
  data: <DocumentQuestionMarkRegular />,
};

const useStyles = makeStyles({
  badge: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
  },
});

/** Orange for concern and blue for improvement, as in NHS "Making Data Count"; grey for all else. */
const useBadgeColours = makeStyles({
  concern: {
    color: tokens.colorPalettePumpkinForeground2,
    backgroundColor: tokens.colorPalettePumpkinBackground2,
  },
  improvement: {
    color: tokens.colorPaletteBlueForeground2,
    backgroundColor: tokens.colorPaletteBlueBackground2,
  },
  watch: { color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground5 },
  data: { color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground5 },
});

/** Class for the edge of a card in the colour of its tone. */
export const useEdgeColours = makeStyles({
  concern: { borderLeftColor: tokens.colorPalettePumpkinBorderActive },
  improvement: { borderLeftColor: tokens.colorPaletteBlueBorderActive },
  watch: { borderLeftColor: tokens.colorNeutralStrokeAccessible },
  data: { borderLeftColor: tokens.colorNeutralStrokeAccessible },
});

/** A tone as picture, word and colour: no meaning hangs on the colour alone. */
export function ToneBadge({ tone }: { readonly tone: Tone }) {
  const styles = useStyles();
  const colours = useBadgeColours();
  return (
    <span className={mergeClasses(styles.badge, colours[tone])}>
      {TONE_ICONS[tone]}
      {TONE_WORDS[tone]}
    </span>
  );
}
