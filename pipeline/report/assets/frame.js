function showCharts() { return el("p", {}, ""); }
