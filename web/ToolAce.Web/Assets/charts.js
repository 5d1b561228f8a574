// The one chart over Chart.js (lib/chart.umd.js): lines that grow, or bars; in the colours of the theme in use.
let loading;

function library() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "lib/chart.umd.js";
    script.onload = () => done(window.Chart);
    script.onerror = () => failed(new Error("lib/chart.umd.js could not be loaded"));
    document.head.append(script);
  });
  return loading;
}

const hues = ["#0d6efd", "#d63384", "#198754", "#fd7e14", "#6f42c1", "#20c997", "#dc3545", "#ffc107", "#0dcaf0", "#6c757d", "#adb519", "#a0522d", "#e685b5", "#4b6a9b"];

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name);
const axis = () => ({ ticks: { color: colour("--bs-body-color") }, grid: { color: colour("--bs-border-color") } });

// Draws a chart in other colours when the theme changes, for as long as its canvas is on the page.
function followTheme(chart) {
  const recolour = () => {
    if (!chart.canvas?.isConnected) {
      document.removeEventListener("themechange", recolour);
      chart.destroy();
      return;
    }
    for (const scale of Object.values(chart.options.scales)) {
      Object.assign(scale.ticks, axis().ticks);
      Object.assign(scale.grid, axis().grid);
    }
    chart.options.plugins.legend.labels.color = colour("--bs-body-color");
    chart.update();
  };
  document.addEventListener("themechange", recolour);
}

// A range of x, shaded behind everything.
const shading = style => ({
  id: "shade",
  beforeDatasetsDraw({ ctx, chartArea, scales: { x } }) {
    if (!style.current.shade) {
      return;
    }
    const [from, to] = style.current.shade.map(edge => Math.min(Math.max(x.getPixelForValue(edge), chartArea.left), chartArea.right));
    ctx.save();
    ctx.fillStyle = "rgba(25, 135, 84, 0.18)";
    ctx.fillRect(from, chartArea.top, Math.max(1, to - from), chartArea.height);
    ctx.restore();
  },
});

// Intervals as thin lines over their bars.
const intervals = {
  id: "intervals",
  afterDatasetsDraw(chart) {
    const { ctx, scales: { y } } = chart;
    ctx.save();
    ctx.strokeStyle = colour("--bs-body-color");
    chart.data.datasets.forEach((bars, i) => bars.data.forEach((bar, j) => {
      if (bar.low === undefined) {
        return;
      }
      const { x } = chart.getDatasetMeta(i).data[j];
      ctx.beginPath();
      ctx.moveTo(x, y.getPixelForValue(bar.low));
      ctx.lineTo(x, y.getPixelForValue(bar.high));
      ctx.stroke();
    }));
    ctx.restore();
  },
};

function scales({ bars, logarithmic, labels, right, most, stacked }) {
  const lower = labels ? { type: "category", labels, ticks: { color: colour("--bs-body-color"), autoSkip: false }, grid: { display: false } }
    : { type: "linear", ...(bars ? { min: 0, max: right, offset: false } : {}), ...axis() };
  return { x: { ...lower, stacked }, y: { stacked, ...(logarithmic ? { type: "logarithmic" } : { beginAtZero: true }), ...(most ? { max: most } : {}), ...axis() } };
}

const point = ([x, y, low, high]) => ({ x, y, ...(low === undefined ? {} : { low, high }) });
const set = ({ name, points }, i) => ({ label: name, data: points.map(point), borderColor: hues[i % hues.length], backgroundColor: hues[i % hues.length], barPercentage: 1, categoryPercentage: 0.9 });

export async function create(canvas, style) {
  const Chart = await library();
  // A page that is left goes on being drawn for a moment: its canvas is gone by now, and Chart.js cannot draw outside a page.
  if (!canvas?.isConnected) {
    return { add() {}, set() {}, end() {} };
  }
  const held = { current: style };
  const chart = new Chart(canvas, {
    type: style.bars ? "bar" : "line",
    data: { datasets: [] },
    plugins: style.bars ? [shading(held), intervals] : [],
    options: {
      animation: false,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      elements: { point: { radius: 0 }, line: { borderWidth: 1.5 } },
      interaction: { mode: style.bars ? "index" : "nearest", axis: "x", intersect: false },
      scales: scales(style),
      plugins: { legend: { labels: { color: colour("--bs-body-color") } }, decimation: { enabled: !style.bars, algorithm: "lttb" } },
    },
  });
  followTheme(chart);
  const draw = () => canvas.isConnected && chart.update();
  return {
    add(series) {
      for (const { name, points } of series) {
        let line = chart.data.datasets.find(d => d.label === name);
        if (!line) {
          line = set({ name, points: [] }, chart.data.datasets.length);
          chart.data.datasets.push(line);
        }
        line.data.push(...points.map(point));
      }
      draw();
    },
    set(series, changed) {
      held.current = changed;
      chart.options.scales = scales(changed);
      chart.data.datasets = series.map(set);
      draw();
    },
    end() {
      chart.destroy();
    },
  };
}
