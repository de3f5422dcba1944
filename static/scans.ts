import { startScanTool } from "./scan/scan_tool.ts";

const tool = document.querySelector<HTMLElement>("[data-scans]");
if (tool) startScanTool(tool);
