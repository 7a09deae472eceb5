/** Shapes of Excel's gallery, as its object model names them (Excel.GeometricShapeType). */
export const GEOMETRIES: readonly string[] = `
  AccentBorderCallout1 AccentBorderCallout2 AccentBorderCallout3 AccentCallout1 AccentCallout2
  AccentCallout3 ActionButtonBackPrevious ActionButtonBeginning ActionButtonBlank ActionButtonDocument
  ActionButtonEnd ActionButtonForwardNext ActionButtonHelp ActionButtonHome ActionButtonInformation
  ActionButtonMovie ActionButtonReturn ActionButtonSound Arc BentArrow BentUpArrow Bevel BlockArc
  BorderCallout1 BorderCallout2 BorderCallout3 BracePair BracketPair Callout1 Callout2 Callout3 Can
  ChartPlus ChartStar ChartX Chevron Chord CircularArrow Cloud CloudCallout Corner CornerTabs Cube
  CurvedDownArrow CurvedLeftArrow CurvedRightArrow CurvedUpArrow Decagon DiagonalStripe Diamond Dodecagon
  Donut DoubleWave DownArrow DownArrowCallout Ellipse EllipseRibbon EllipseRibbon2
  FlowChartAlternateProcess FlowChartCollate FlowChartConnector FlowChartDecision FlowChartDelay
  FlowChartDisplay FlowChartDocument FlowChartExtract FlowChartInputOutput FlowChartInternalStorage
  FlowChartMagneticDisk FlowChartMagneticDrum FlowChartMagneticTape FlowChartManualInput
  FlowChartManualOperation FlowChartMerge FlowChartMultidocument FlowChartOfflineStorage
  FlowChartOffpageConnector FlowChartOnlineStorage FlowChartOr FlowChartPredefinedProcess
  FlowChartPreparation FlowChartProcess FlowChartPunchedCard FlowChartPunchedTape FlowChartSort
  FlowChartSummingJunction FlowChartTerminator FoldedCorner Frame Funnel Gear6 Gear9 HalfFrame Heart
  Heptagon Hexagon HomePlate HorizontalScroll IrregularSeal1 IrregularSeal2 LeftArrow LeftArrowCallout
  LeftBrace LeftBracket LeftCircularArrow LeftRightArrow LeftRightArrowCallout LeftRightCircularArrow
  LeftRightRibbon LeftRightUpArrow LeftUpArrow LightningBolt LineInverse MathDivide MathEqual MathMinus
  MathMultiply MathNotEqual MathPlus Moon NoSmoking NonIsoscelesTrapezoid NotchedRightArrow Octagon
  Parallelogram Pentagon Pie PieWedge Plaque PlaqueTabs Plus QuadArrow QuadArrowCallout Rectangle Ribbon
  Ribbon2 RightArrow RightArrowCallout RightBrace RightBracket RightTriangle Round1Rectangle
  Round2DiagonalRectangle Round2SameRectangle RoundRectangle SmileyFace Snip1Rectangle
  Snip2DiagonalRectangle Snip2SameRectangle SnipRoundRectangle SquareTabs Star10 Star12 Star16 Star24
  Star32 Star4 Star5 Star6 Star7 Star8 StripedRightArrow Sun SwooshArrow Teardrop Trapezoid Triangle
  UpArrow UpArrowCallout UpDownArrow UpDownArrowCallout UturnArrow VerticalScroll Wave WedgeEllipseCallout
  WedgeRRectCallout WedgeRectCallout`
  .trim()
  .split(/\s+/);

/** Name of the file format (ST_ShapeType) for one of them. */
export function fileGeometry(name: string): string {
  const short = name
    .replace("RightTriangle", "RtTriangle")
    .replace("LineInverse", "LineInv")
    .replace("Rectangle", "Rect")
    .replace("Diagonal", "Diag");
  return short.charAt(0).toLowerCase() + short.slice(1);
}
