//! Our mark and the rosette behind the page, as PDF drawing operators. Whole numbers, no drawing program.

use crate::page::Art;
use std::fmt::Write;
use std::sync::LazyLock;

/// A drawing around its centre.
pub struct Drawing {
    /// PDF operators; units of a tenth of a point.
    pub operators: String,
    /// Half of the side of the square around it, in points.
    pub reach: i32,
}

/// The drawing.
pub fn drawing(art: Art) -> &'static Drawing {
    match art {
        Art::Mark => &MARK,
        Art::Rosette => &ROSETTE,
    }
}

/// A disc with a gate, its door open on a tick: what is filed comes in and is answered.
static MARK: LazyLock<Drawing> = LazyLock::new(|| {
    let mut pen = Pen::default();
    pen.say(".72 .56 .2 RG 5 w");
    pen.rose(274, 26, 24, 0);
    pen.say("S");
    pen.rose(274, 26, 24, 180);
    pen.say("S .039 .278 .212 rg");
    pen.circle(238);
    pen.say("f .72 .56 .2 RG 6 w");
    pen.circle(216);
    pen.say("S 1 1 1 rg");
    // A wall under its ledge, the door with a pointed arch over it in the ground's colour.
    pen.say("-120 -112 240 204 re -128 92 256 24 re f .039 .278 .212 rg");
    pen.say("-76 -116 m -76 -10 l -76 40 -34 62 0 92 c 34 62 76 40 76 -10 c 76 -116 l h f 1 1 1 rg");
    pen.say("-140 -134 280 14 re f");
    pen.say(".87 .73 .36 RG 22 w 1 J 1 j -38 -40 m -8 -72 l 44 4 l S");
    Drawing { operators: pen.done(), reach: 32 }
});

static ROSETTE: LazyLock<Drawing> = LazyLock::new(|| {
    let mut pen = Pen::default();
    pen.say(".925 .95 .937 RG 4 w");
    for (radius, depth) in [(1500, 460), (1330, 520), (1160, 560), (960, 520)] {
        pen.rose(radius, depth, 9, 0);
        pen.say("S");
        pen.rose(radius, depth, 9, 180);
        pen.say("S");
    }
    Drawing { operators: pen.done(), reach: 202 }
});

#[derive(Default)]
struct Pen(String);

impl Pen {
    fn say(&mut self, operators: &str) {
        self.0.push_str(operators);
        self.0.push('\n');
    }

    fn done(self) -> String {
        // Units of a tenth of a point inside.
        format!("q .1 0 0 .1 0 0 cm\n{}Q", self.0)
    }

    fn circle(&mut self, radius: i32) {
        // 0.5523 of the radius: the usual handle of a quarter of a circle.
        let (r, h) = (radius, radius * 5523 / 10_000);
        let quarters = [[r, h, h, r, 0, r], [-h, r, -r, h, -r, 0], [-r, -h, -h, -r, 0, -r], [h, -r, r, -h, r, 0]];
        writeln!(self.0, "{r} 0 m").expect("a String takes any text");
        for [a, b, c, d, e, f] in quarters {
            writeln!(self.0, "{a} {b} {c} {d} {e} {f} c").expect("a String takes any text");
        }
    }

    /// A closed wave around a circle: `petals` times out and in by `depth`. The phase is in degrees of the wave.
    fn rose(&mut self, radius: i32, depth: i32, petals: i32, phase: i32) {
        let steps = petals * 8;
        let point = |step: i32| {
            let wave = sine_thousandths(step * 360 * petals / steps + phase);
            let distance = radius - depth + depth * wave / 1000;
            let angle = step * 360 * 16 / steps;
            (distance * sine_sixteenths(angle + 90 * 16) / 1000, distance * sine_sixteenths(angle) / 1000)
        };
        let start = point(0);
        writeln!(self.0, "{} {} m", start.0, start.1).expect("a String takes any text");
        for step in 0..steps {
            // Through all points, each with the slope of its neighbours (Catmull–Rom).
            let [before, from, to, after] = [step - 1, step, step + 1, step + 2].map(point);
            let handle = |at: (i32, i32), one: (i32, i32), two: (i32, i32)| {
                (at.0 + (two.0 - one.0) / 6, at.1 + (two.1 - one.1) / 6)
            };
            for (across, up) in [handle(from, before, to), handle(to, after, from), to] {
                write!(self.0, "{across} {up} ").expect("a String takes any text");
            }
            self.say("c");
        }
        self.say("h");
    }
}

fn sine_thousandths(degrees: i32) -> i32 {
    sine_sixteenths(degrees * 16)
}

/// Sine in thousandths of an angle in sixteenths of a degree, by Bhaskara's fraction (within 0.002 of the sine).
fn sine_sixteenths(angle: i32) -> i32 {
    let half = 180 * 16;
    let angle = angle.rem_euclid(2 * half);
    let (angle, sign) = if angle >= half { (angle - half, -1) } else { (angle, 1) };
    let product = i64::from(angle) * i64::from(half - angle);
    let sine = 4000 * product / (40_500 * 256 - product);
    sign * i32::try_from(sine).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fraction_is_close_to_the_sine() {
        for (degrees, sine) in
            [(0, 0), (30, 500), (45, 707), (90, 1000), (180, 0), (270, -1000), (330, -500), (-90, -1000)]
        {
            assert!((sine_thousandths(degrees) - sine).abs() <= 2, "{degrees}");
        }
    }

    #[test]
    fn drawings_stay_inside_their_square() {
        for art in [Art::Mark, Art::Rosette] {
            let drawing = drawing(art);
            let numbers = drawing.operators.split_whitespace().filter_map(|word| word.parse::<i32>().ok());
            assert!(numbers.map(i32::abs).max() <= Some(drawing.reach * 10));
        }
    }
}
