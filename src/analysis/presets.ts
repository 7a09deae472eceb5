import {
  CLOSE_FACTOR,
  LIMIT_FACTOR,
  MDC_POINTS_FOR_ICONS,
  SCREENING_FACTOR,
  SHIFT_LENGTH,
  TREND_LENGTH,
} from "./constants";

/** A way to read an XmR chart that others use, so that results can be compared with theirs. */
export type XmrPreset = "nhs-r" | "mdc-excel";

export interface PresetRules {
  /** Leave extreme moving ranges out of their average, unless asked otherwise. */
  readonly screenOutliers: boolean;
  /** Two in three counts points beyond the limits too. */
  readonly twoInThreeBeyondLimits: boolean;
  /** Values of the latest group from which variation and assurance are told. */
  readonly pointsForIcons: number;
  /** A target that lies on a limit is beyond it. */
  readonly limitIsBeyond: boolean;
}

/** `nhs-r` is NHSRplotthedots, the default; `mdc-excel` NHS England's "Making Data Count" workbook, as documented. */
export const PRESETS: Readonly<Record<XmrPreset, PresetRules>> = {
  "nhs-r": {
    screenOutliers: true,
    twoInThreeBeyondLimits: false,
    pointsForIcons: 0,
    limitIsBeyond: false,
  },
  "mdc-excel": {
    screenOutliers: false,
    twoInThreeBeyondLimits: true,
    pointsForIcons: MDC_POINTS_FOR_ICONS,
    limitIsBeyond: true,
  },
};

/** The constants that every XmR preset rests on. */
export const XMR_CONSTANTS = {
  LIMIT_FACTOR,
  CLOSE_FACTOR,
  SCREENING_FACTOR,
  SHIFT_LENGTH,
  TREND_LENGTH,
} as const;
