/**
 * What can be loaded of Excel's classes and is not played here, by class. A load of these is refused by name; of what
 * Excel has not either a load passes over the name.
 */
const LACKED: Readonly<Record<string, string>> = {
  Application: "activeWindow iterativeCalculation windows",
  Chart:
    "categoryLabelLevel pivotOptions plotBy seriesNameLevel showAllFieldButtons showDataLabelsOverMaximum",
  ChartAreaFormat: "colorScheme font roundedCorners",
  ChartAxes: "seriesAxis",
  ChartAxis:
    "alignment baseTimeUnit height left linkNumberFormat majorTimeUnitScale minorTimeUnitScale multiLevel offset top width",
  ChartAxisFormat: "fill",
  ChartAxisTitle: "textOrientation",
  ChartDataLabel:
    "autoText formula geometricShapeType height horizontalAlignment left linkNumberFormat showAsStickyCallout textOrientation top verticalAlignment width",
  ChartDataLabels:
    "autoText geometricShapeType horizontalAlignment leaderLines linkNumberFormat showAsStickyCallout showLeaderLines textOrientation verticalAlignment",
  ChartLegend: "height left legendEntries showShadow top width",
  ChartPlotArea: "insideHeight insideLeft insideTop insideWidth position",
  ChartPointFormat: "border",
  ChartSeries:
    "binOptions boxwhiskerOptions bubbleScale explosion filtered gradientMaximumColor gradientMaximumType gradientMaximumValue gradientMidpointColor gradientMidpointType gradientMidpointValue gradientMinimumColor gradientMinimumType gradientMinimumValue gradientStyle invertColor invertIfNegative mapOptions parentLabelStrategy secondPlotSize showConnectorLines showLeaderLines showShadow splitType splitValue varyByCategories xErrorBars yErrorBars",
  ChartTitle: "height horizontalAlignment left position top verticalAlignment width",
  ChartTrendline: "label",
  ConditionalFormatRule: "formulaR1C1",
  DataValidation: "valid",
  HeaderFooter:
    "centerFooterPicture centerHeaderPicture leftFooterPicture leftHeaderPicture rightFooterPicture rightHeaderPicture",
  HeaderFooterGroup: "evenPages firstPage oddPages state useSheetMargins useSheetScale",
  Image: "brightness colorType contrast cropBottom cropLeft cropRight cropTop",
  NamedItem: "arrayValues valueAsJson valueAsJsonLocal",
  NumberFormatInfo: "currencySymbol",
  PageLayout:
    "alignMarginsHeaderFooter draftMode firstPageNumber printComments printErrors printOrder printQuality",
  Range:
    "control formulaArray linkedDataTypeState numberFormatLocal savedAsArray valuesAsJson valuesAsJsonLocal",
  RangeBorder: "tintAndShade",
  RangeBorderCollection: "tintAndShade",
  RangeFill: "patternTintAndShade tintAndShade",
  RangeFont: "subscript superscript tintAndShade",
  RangeView: "valuesAsJson valuesAsJsonLocal",
  Shape: "connectionSiteCount displayName",
  TableColumn: "valuesAsJson valuesAsJsonLocal",
  TableRow: "valuesAsJson valuesAsJsonLocal",
  TextFrame: "horizontalOverflow orientation readingOrder verticalOverflow",
  Workbook:
    "autoSave calculationEngineVersion chartDataPointTrack dataConnections linkedEntityDataDomains linkedWorkbooks notes pivotTableStyles pivotTables previouslySaved queries slicerStyles slicers tableStyles timelineStyles usePrecisionAsDisplayed",
  Worksheet: "namedSheetViews notes pivotTables showDataTypeIcons slicers",
  WorksheetProtection: "allowEditRanges canPauseProtection isPasswordProtected isPaused savedOptions",
};

const names = new Map(Object.entries(LACKED).map(([name, members]) => [name, new Set(members.split(" "))]));

/** Whether Excel's class of that name has this property and the host's has not. */
export function isLacked(className: string, member: string): boolean {
  return names.get(className)?.has(member) ?? false;
}

/** All such members of a class. */
export function lackedMembers(className: string): readonly string[] {
  return [...(names.get(className) ?? [])];
}
