# What each check says on the command line. “rule-CODE” is the sentence, “.title” the name of the fault, “.help” what to do.
# The codes are Tasrih’s own: the official numbering of the fund’s errors was not found.

## Coherence of a line

rule-C004 = The last digit of affiliate number { $affiliate } does not fit the digits before it.
    .title = Doubtful affiliate number
    .help = Compare it with your affiliation certificate. If it is right, accept the warning.

rule-C005 = Number { $number } does not begin with 1, as every insured number does.
    .title = Impossible insured number
    .help = Copy the number from the employee’s registration card. If there is none yet, leave the cell empty and give the CIN.

rule-C007 = The capped wage ({ $capped } DH) is above the actual wage ({ $gross } DH).
    .title = Capped wage above the actual wage
    .help = Correct whichever amount is wrong: a capped wage is never above the actual wage.

rule-C008 =
    Situation { $situation } means that nothing is paid, but the row declares { $days ->
        [one] { $days_shown } day
       *[other] { $days_shown } days
    } and { $wage } DH.
    .title = Days or wage during unpaid absence
    .help = Set days and wages to zero, or empty the situation if the person worked.

rule-C011 =
    With situation { $situation }, neither days nor wages are normally declared; the row declares { $days ->
        [one] { $days_shown } day
       *[other] { $days_shown } days
    } and { $wage } DH.
    .title = Days or wage during an occupational disease
    .help = Make sure that these days were worked. If so, accept the warning; otherwise write zero.

rule-C012 = The capped wage ({ $capped } DH) is above the ceiling of the month ({ $ceiling } DH).
    .title = Capped wage above the ceiling
    .help = Write at most { $ceiling } in the column of capped wages.

rule-C014 = This employee’s surname is missing.
    .title = Name missing
    .help = Write surname and given name as on the identity card, in Latin letters.

rule-C015 = The person left or died: the net family allowances ({ $net } DH) go back in whole, and the row pays back only { $found } DH.
    .title = A leaver’s allowances not paid back
    .help = Write { $net } in “family allowances to pay back”.

rule-C016 = This row declares neither days nor wage, and no situation says why.
    .title = Nothing declared and no situation
    .help = Give the employee’s situation (SO if they left, IL if they are ill, CS for unpaid leave…), or the days and the wage.

rule-C017 = The family allowances to pay back ({ $found } DH) are above the net allowances ({ $net } DH).
    .title = More allowances paid back than net
    .help = Write at most { $net } in “family allowances to pay back”.

rule-C019 = A new hire is declared with 1 to 26 days; this row declares none.
    .title = New hire without days
    .help = Give the days worked, or remove the row if the person did not start this month.

rule-C020 = This employee has no insured number: the CIN is required.
    .title = CIN missing
    .help = Write the number of the national identity card, or the insured number if there is one.

rule-C021 = The capped wage ({ $capped } DH) should be { $expected } DH: the actual wage, up to the ceiling of the month.
    .title = Capped wage too low
    .help = Write { $expected } in the column of capped wages.

rule-C022 = A wage of { $wage } DH is declared, but not a single day.
    .title = Wage without days
    .help = Give the days worked, or the employee’s situation in case of absence.

rule-C023 =
    { $days ->
        [one] { $days_shown } day
       *[other] { $days_shown } days
    } without wage: a normal month is declared with its wage.
    .title = Days without wage
    .help = Give the wage, or situation CS or MS (with zero days) if the employee was not paid.

rule-C024 = Number { $number } belongs to nobody and the CNSS refuses it.
    .title = Number refused by the CNSS
    .help = Give the right number. If there is none yet, leave the cell empty and give the CIN.

rule-C025 = The last digit of { $number } does not fit the digits before it: perhaps a typing slip.
    .title = Doubtful insured number
    .help = Compare it with the registration card. If it is right, accept the warning.

rule-C026 = The name is missing; only the number says who is meant.
    .title = Name of a known employee missing
    .help = Add the name: a slip in the number would then show.

rule-C027 = The surname is there, but no given name.
    .title = Given name missing
    .help = Add the given name. If the person has only one name, accept the warning.

rule-C028 = Number { $number } names nobody known: it has no place among the employees whom the CNSS expects.
    .title = Special number among known employees
    .help = Move this row to the new hires, or give the employee’s real number.

rule-C029 = The row holds { $found } DH of family allowances, although the CNSS pays them itself.
    .title = Family allowances declared
    .help = Write zero in the columns of family allowances, unless the CNSS asked you to fill them.

rule-C030 =
    Situation { $situation } says that the employee was absent, and { $days ->
        [one] { $days_shown } day
       *[other] { $days_shown } days
    } are declared.
    .title = Full month in spite of absence
    .help = Check the days really worked; if they are right, there is nothing to do.

rule-C031 =
    { $wage } DH for { $days ->
        [one] { $days_shown } day
       *[other] { $days_shown } days
    } is less than the legal minimum ({ $minimum } DH).
    .title = Wage below the legal minimum
    .help = Check the wage and the days. If they are right (part time, apprenticeship…), accept the warning.

rule-C032 = A wage of { $wage } DH for one month is unusual: perhaps it is written in centimes.
    .title = Unusually high wage
    .help = Check the amount: it is written in dirhams. If it is right, accept the warning.

rule-C033 = Situation { $situation } cannot be sent for a new hire: the fund’s file has no room for it.
    .title = Situation of a new hire
    .help = Empty the situation this month. Give it next month if it lasts.

rule-C034 = The digits of the employer’s ICE { $ice } do not fit together: perhaps a typing slip.
    .title = Doubtful ICE
    .help = Compare it with your ICE certificate. If it is right, accept the warning.

## Duplicates

rule-D001 = Number { $number } already stands on row { $first }.
    .title = Insured number twice
    .help = Keep one row per employee, with days and wage together, or correct the number.

rule-D002 = CIN { $cin } also stands on row { $first }, under insured number { $number }.
    .title = One CIN under two numbers
    .help = Correct the CIN or the insured number that is wrong: a person has one number only.

rule-D003 = This employee has no insured number, and the CIN { $cin } already stands on row { $first }.
    .title = Same person twice
    .help = Keep one row for this person, or correct the CIN.

rule-D004 = Row { $first } bears the same names, with a nearly equal number ({ $number }).
    .title = Same names, numbers nearly equal
    .help = Make sure that these are two persons.

## Value of a field

rule-F001 = “{ $field }”: the cell is empty.
    .title = Value missing
    .help = Write the missing value.

rule-F002 = “{ $field }”: the cell shows a spreadsheet error.
    .title = Spreadsheet error
    .help = Correct the formula in the spreadsheet, or type the value in its place.

rule-F003 = “{ $field }”: the cell holds a formula whose result was not saved.
    .title = Formula without result
    .help = Open the file in your spreadsheet, save it, and send it again.

rule-F004 = “{ $field }”: the cell holds a date.
    .title = Date in place of a number
    .help = Give the cell the format “number” in the spreadsheet, then type the value again.

rule-F005 = “{ $field }”: the cell holds TRUE or FALSE.
    .title = True or false in place of a value
    .help = Type the value in its place.

rule-F006 = “{ $field }”: the spreadsheet replaced the number by a rounded form (such as 1.23E+08); its last digits are lost.
    .title = Number rounded by the spreadsheet
    .help = In the spreadsheet, give the column the format “text” and type the whole number again.

rule-F007 = “{ $field }”: this is not an amount.
    .title = Not an amount
    .help = Write the amount in dirhams, in digits with at most two decimals: 4500.00.

rule-F008 = “{ $field }” can be read as { $first } DH or as { $second } DH.
    .title = Ambiguous amount
    .help = Write the amount without separator of thousands and with two decimals.

rule-F009 = “{ $field }” has more than two decimals: an amount stops at the centime.
    .title = More than two decimals
    .help = Round the amount to the centime, for instance with ROUND in the spreadsheet.

rule-F010 = “{ $field }” is below zero.
    .title = Negative amount
    .help = Write a positive amount, or zero. What concerns a past month is corrected in the declaration of that month.

rule-F011 = “{ $field }” is more than a declaration can hold ({ $max } DH).
    .title = Amount too large
    .help = Check the amount: it is written in dirhams, not in centimes.

rule-F012 = “{ $field }” holds something else than digits.
    .title = Number with other signs than digits
    .help = Write the 9 digits of the registration card. If there is no number yet, leave the cell empty and give the CIN.

rule-F013 =
    “{ $field }” has { $got ->
        [one] { $got_shown } digit
       *[other] { $got_shown } digits
    } instead of 9.
    .title = Number without 9 digits
    .help = Copy the 9 digits of the registration card.

rule-F014 = “{ $field }” is not a number of 7 digits.
    .title = Not an affiliate number
    .help = Write the 7 digits of your affiliate number.

rule-F015 = “{ $field }” is not a month.
    .title = Not a month
    .help = Write year and month, for example 2026-03.

rule-F016 = “{ $field }” is not a number of days.
    .title = Not a number of days
    .help = Write a whole number from 0 to 26.

rule-F017 = “{ $field }” is not a whole number.
    .title = Days with a fraction
    .help = Round to whole days: half days are not declared.

rule-F018 = “{ $field }” must lie between 0 and { $max }.
    .title = Days out of range
    .help = Correct the days: a full month counts { $max } days, whatever the month.

rule-F019 = “{ $field }” is not a known code.
    .title = Unknown situation
    .help = Leave the cell empty for a normal month, or write SO, DE, IT, IL, AT, CS, MS or MP.

rule-F020 = “{ $field }” holds letters that are not Latin; the fund’s file takes A to Z only.
    .title = Name in other letters than Latin
    .help = Write the name in Latin letters, as on the identity card.

rule-F021 = “{ $field }” holds signs that do not belong in a name.
    .title = Signs that do not belong in a name
    .help = Keep letters and spaces only.

rule-F022 =
    “{ $field }” has { $got ->
        [one] { $got_shown } character
       *[other] { $got_shown } characters
    }; the limit is { $max }.
    .title = Name too long
    .help = Shorten the name and keep its beginning.

rule-F023 = “{ $field }” holds signs that do not belong in a CIN.
    .title = Signs that do not belong in a CIN
    .help = Write one or two letters, then digits, and nothing else: AB123456.

rule-F024 = “{ $field }” is not formed like a CIN: one or two letters, then digits.
    .title = CIN of an unusual form
    .help = Check the number. If it is that of a residence card or passport, accept the warning.

rule-F025 = “{ $field }” is not a whole number.
    .title = Whole number expected
    .help = Write a whole number, without decimals.

rule-F026 =
    “{ $field }” has { $got ->
        [one] { $got_shown } character
       *[other] { $got_shown } characters
    }; the limit is { $max }.
    .title = CIN too long
    .help = Copy the number of the card without spaces or added text.

## e-BDS file

rule-L001 =
    This line has { $found ->
        [one] { $found_shown } character
       *[other] { $found_shown } characters
    }; it must have exactly 260.
    .title = Line too long
    .help = Make the file again with your payroll software, without changing it by hand.

rule-L002 =
    The spaces at the end of lines were cut ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }); the data are complete.
    .title = Spaces cut at the end of lines
    .help = Nothing to do here. Set your software to keep the spaces: the CNSS expects 260 characters a line.

rule-L003 =
    This line stops after { $found ->
        [one] { $found_shown } character
       *[other] { $found_shown } characters
    }: data are missing.
    .title = Line too short
    .help = Make the file again with your payroll software.

rule-L004 = A line begins with “{ $record }”, which is no type of line of this file.
    .title = Unknown type of line
    .help = Make the file again, or remove this line if it was added by hand.

rule-L005 = Line { $record } is out of its place: the order is 00, 01, 02, 03, 04, 05, 06.
    .title = Line out of its place
    .help = Make the file again with your payroll software.

rule-L006 = Line { $record } is missing.
    .title = Line missing
    .help = The file is not complete: make it again with your payroll software.

rule-L007 = Line { $record } may stand there only once.
    .title = Line repeated
    .help = Make the file again: two declarations may have been joined.

rule-L008 = This line names affiliate { $found } instead of { $expected }.
    .title = Another employer on a line
    .help = A file concerns one employer only: separate the declarations.

rule-L009 = This line names the period { $found } instead of { $expected }.
    .title = Another month on a line
    .help = A file concerns one month only: separate the declarations.

rule-L010 = Category “{ $found }” does not fit the lines of the file.
    .title = Category that does not fit
    .help = Choose the right kind of declaration in your software (main or complementary) and make the file again.

rule-L011 = The name of the file does not fit its content; { $expected } was expected.
    .title = Unexpected file name
    .help = Nothing is required: the content decides. Only make sure that you chose the right file.

rule-L012 = This zone may hold digits only, filled with zeros at the left.
    .title = Digits expected
    .help = Make the file again with your payroll software.

rule-L013 =
    Texts held lower case, accents or other signs; they were turned into A to Z ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Texts turned into plain capitals
    .help = Check the names concerned. Nothing else to do.

rule-L014 =
    The end of lines should be blank, but holds something that is not read ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = End of line not blank
    .help = Make sure that your software has not shifted data.

rule-L015 = The control sum of this line is { $found }; the computation gives { $expected }.
    .title = Wrong control sum
    .help = The line was changed afterwards: make the file again with your payroll software.

rule-L016 = A total of line { $record } is { $found }; the sum of the lines gives { $expected }.
    .title = Wrong total
    .help = A line is missing or was changed: make the file again with your payroll software.

rule-L017 = The total of insured numbers and that of allowances to pay back are swapped in line 03.
    .title = Two totals swapped
    .help = This is a known mistake of some software: ask your vendor for an update, then make the file again.

rule-L018 = A total of line { $record } is padded with zeros at the right: { $found } instead of { $expected }.
    .title = Total padded on the wrong side
    .help = This is a known mistake of some software: ask your vendor for an update, then make the file again.

rule-L019 = The header lacks the zone “activity”: everything behind it is shifted by 40 characters.
    .title = Activity absent from the header
    .help = This is a known mistake of some software. Employer and month can still be read; tell your vendor.

rule-L020 = This declaration bears the name of a pre-established file (AFFEBDS…).
    .title = Declaration named like a pre-established file
    .help = Nothing is required: the content decides. Rename it DS… so that it is not mistaken.

rule-L021 =
    The lines are not sorted by ascending insured number ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    } out of order).
    .title = Lines not sorted
    .help = Nothing is required here: the file that is sent will be sorted. Tell your vendor.

rule-L022 = This line has neither number nor name, but holds days or amounts.
    .title = “Empty” line that is not
    .help = Say which employee is meant, or set these values to zero.

rule-L023 = There is no new hire, and the empty line 04 that says so is missing.
    .title = Empty line of new hires missing
    .help = Nothing is required here: the file that is sent will have it. Tell your vendor.

rule-L024 = A complementary declaration holds new hires only; this line is that of a known employee.
    .title = Known employee in a complementary declaration
    .help = Move the line to the new hires, or correct the main declaration.

rule-L025 = “{ $found }” is not a date: year, month and day are expected, for example 20260310.
    .title = Impossible date in the header
    .help = Correct the date in your payroll software.

rule-L026 = “{ $found }” is not a month: year then month are expected, for example 202603.
    .title = Impossible month in the header
    .help = Make the file again for the right month in your payroll software.

## Last month and main declaration

rule-M001 = Declared last month and not in the file: { $name } (no. { $number }).
    .title = Last month’s employee missing
    .help = If they left, add them with situation SO; if absent, with their situation. Otherwise accept the warning.

rule-M002 = The wage goes from { $before } DH last month to { $now } DH.
    .title = Wage very different from last month
    .help = Check the amount; if it is right, there is nothing to do.

rule-M003 = Number { $number } is already in another declaration filed for this month.
    .title = Employee already declared this month
    .help = Remove this row; if the figures already filed are wrong, replace the declaration that holds them.

rule-M004 = This employee was declared deceased (DE) last month.
    .title = Declared deceased last month
    .help = Check the insured number; if last month was a mistake, correct its declaration.

rule-M005 = This employee was declared as having left (SO) last month.
    .title = Left last month
    .help = If they came back, there is nothing to do; otherwise remove the row.

rule-M006 = Last month this number was that of { $expected }.
    .title = Name different from last month
    .help = Check the insured number: it may be another employee’s.

rule-M007 = The declared month ({ $month }) is not over.
    .title = Month not over
    .help = Check the month. Days and wages may still change.

## What was changed while reading, and what could not be checked

rule-N001 =
    “{ $field }”: spaces or separators were removed from numbers ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Separators removed
    .help = Nothing to do if the amounts read are right.

rule-N002 =
    “{ $field }”: the currency beside the amount was removed ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Currency removed
    .help = Nothing to do.

rule-N003 =
    “{ $field }”: the digits ٠١٢٣ were read as 0123 ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Arabic-Indic digits read
    .help = Nothing to do.

rule-N004 =
    “{ $field }”: zeros lost at the left of a number were put back ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Zeros put back at the left
    .help = Check the numbers. In the spreadsheet, the format “text” keeps the zeros.

rule-N005 =
    “{ $field }”: lower case, accents, apostrophes or hyphens were replaced ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Names turned into plain capitals
    .help = Nothing to do: the fund’s file takes the letters A to Z only.

rule-N006 =
    “{ $field }”: the first word was taken as the surname, the rest as the given name ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Full names split
    .help = Check compound names. Two columns, surname and given name, avoid mistakes.

rule-N007 =
    “{ $field }”: spaces, hyphens or lower case were replaced ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = CIN put in form
    .help = Nothing to do.

rule-N008 =
    “{ $field }”: a situation written otherwise (CO, ML, MT or in words) was read as its code ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Situation turned into its code
    .help = Check the situations read.

rule-N009 =
    “{ $field }”: a difference of the spreadsheet’s arithmetic, below a billionth, was removed ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Difference of a computation removed
    .help = Nothing to do.

rule-N010 = The declared month is not known: ceiling, minimum wage and contributions were not checked.
    .title = Month not given
    .help = Give the month for a complete check.

rule-N011 = The employer is not known: what depends on it was not checked.
    .title = Employer not given
    .help = Give the affiliate number for a complete check.

rule-N012 =
    Fault { $code } stands, without being shown, on another { $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }.
    .title = Findings not shown
    .help = First mend the common cause in your payroll software, then send the file again.

## The fund’s pre-established file

rule-P001 = In the pre-established file and not in yours: { $name } (no. { $number }).
    .title = Employee expected by the CNSS missing
    .help = Add this employee: with days and wage, or with a situation (SO if they left, CS, IL…) and zero.

rule-P002 = For this number, the CNSS knows the name { $expected }.
    .title = Name different from the fund’s
    .help = Check the number. If the fund’s name is wrong, have it corrected at its branch: the declaration does not change it.

rule-P003 = “{ $field }” is { $found }; the pre-established file says { $expected }.
    .title = A figure of the fund was changed
    .help = Copy the value of the pre-established file.

rule-P004 = This employee stands among the known ones, but the pre-established file does not list them.
    .title = Unknown among the known
    .help = Move the line to the new hires, or check the number.

rule-P005 = This employee stands among the new hires, but the pre-established file lists them already.
    .title = Known among the new hires
    .help = Move the line to the known employees.

rule-P006 = This employee is not in the pre-established file: they will be declared as a new hire.
    .title = Declared as a new hire
    .help = Nothing to do if they are new; otherwise check the number.

rule-P007 = The transfer id is { $found }; the pre-established file gives { $expected }.
    .title = Transfer id differs
    .help = Load this month’s latest pre-established file in your payroll software and make the declaration again.

rule-P008 = The pre-established file is that of affiliate { $affiliate } for { $period }: it was not compared.
    .title = Pre-established file of another month or employer
    .help = Choose the pre-established file of this employer and month.

rule-P009 = You said that { $name } (no. { $number }) was hired this month; your file does not hold them.
    .title = Employee hired this month missing
    .help = Add them with days and wage. If they will follow in a complementary declaration, accept the warning; if they were not hired, correct the register of employees.

rule-P010 = You said that { $name } left this month; situation { $expected } is missing.
    .title = Leaver without a situation
    .help = Put { $expected } in the column “situation”. If they have not left, correct the register of employees.

rule-P011 = In your register of employees and not in your file: { $name } (no. { $number }).
    .title = Employee of the register missing
    .help = Add them with days and wage, or with a situation and zero. If they left before this month, say so in the register of employees.

## Structure of the table

rule-S001 = The file does not say how its letters are coded; it was read as { $encoding }.
    .title = Encoding guessed
    .help = Check that accents and Arabic letters are read well. Otherwise save the file as “CSV UTF-8”.

rule-S002 =
    Unreadable characters, shown as �: { $count ->
        [one] { $count_shown } character
       *[other] { $count_shown } characters
    }.
    .title = Unreadable characters
    .help = Save the file as “CSV UTF-8” and send it again, or correct the cells concerned.

rule-S003 = The first line only says which separator is used; it was skipped.
    .title = “sep=” line skipped
    .help = Nothing to do.

rule-S004 =
    Blank rows skipped: { $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }.
    .title = Blank rows skipped
    .help = Nothing to do.

rule-S005 =
    The headings are repeated further down; these rows were skipped ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Repeated headings skipped
    .help = Nothing to do.

rule-S006 =
    Above the headings, text was taken for a title of the document ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Title rows skipped
    .help = Nothing to do if no employee stands in these rows.

rule-S007 = The headings stand over two rows; these were joined.
    .title = Headings over two rows
    .help = Nothing to do if the columns are recognised well.

rule-S008 = This row is a total; it was compared with the sum of the employees and is not counted as an employee.
    .title = Total row skipped
    .help = Nothing to do.

rule-S009 = The total in the file is { $found }; the sum of the rows gives { $expected }.
    .title = Total differs from the sum
    .help = Perhaps a row is missing, or an amount was changed without the total. Check before filing.

rule-S010 =
    Some rows have fewer cells than the table has columns ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }); absent cells are read as empty.
    .title = Rows shorter than the headings
    .help = Nothing to do if these cells are empty in your table.

rule-S011 =
    Some rows have text beyond the last column ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }); it is not read.
    .title = Text beyond the columns
    .help = A separator too many may have shifted the row: check it, or put texts between quotes.

rule-S012 = A quote opened in this cell is never closed: this row cannot be read safely. The rows below it are read.
    .title = Quote never closed
    .help = Close or remove this quote, then send the file again.

rule-S013 = Column “{ $header }” is not recognised and is not used.
    .title = Column not used
    .help = Nothing to do if the declaration does not need it. Otherwise say what it holds when choosing the columns.

rule-S014 =
    Text stands in a column without heading and is not read ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }).
    .title = Column without heading
    .help = Nothing to do if it is a remark. Otherwise give the column a heading.

rule-S015 = This row is neither an employee nor a total; it is not read.
    .title = Row not understood
    .help = If it is an employee, complete number, days and wage; if it is a remark, remove it or accept the warning.

rule-S016 =
    The table holds hidden rows ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }); they were read like the others.
    .title = Hidden rows read
    .help = Show them in the spreadsheet and remove those that must not be declared.

rule-S017 =
    The table holds hidden columns ({ $count ->
        [one] { $count_shown } column
       *[other] { $count_shown } columns
    }); they were read like the others.
    .title = Hidden columns read
    .help = Show them in the spreadsheet and check what they hold.

rule-S018 =
    The workbook holds hidden sheets with data ({ $count ->
        [one] { $count_shown } sheet
       *[other] { $count_shown } sheets
    }); they were not read.
    .title = Hidden sheets not read
    .help = Nothing to do if every employee is on the sheet that was read.

rule-S019 =
    Only sheet “{ $sheet }” was read; others have content ({ $count ->
        [one] { $count_shown } sheet
       *[other] { $count_shown } sheets
    }).
    .title = Other sheets not read
    .help = Nothing to do if every employee is on this sheet. Otherwise choose another sheet.

rule-S020 = The file gives two values for the same cell.
    .title = Two values at one place
    .help = Open the file in your spreadsheet, check the cell, save it and send it again.

rule-S021 =
    The table holds merged cells ({ $count ->
        [one] { $count_shown } merged area
       *[other] { $count_shown } merged areas
    }): only the first one holds the value.
    .title = Merged cells
    .help = Unmerge these cells in the spreadsheet and repeat the value where it belongs.

rule-S022 = This file counts dates from 1904, as old Macs did; they were read so.
    .title = Dates counted from 1904
    .help = Nothing to do.

rule-S023 = This row stands below another heading (row { $heading }) whose columns are not those of the first: its values cannot be read safely.
    .title = Row below another heading
    .help = Put both tables in one order of columns, or make one table of them, and send the file again.

## Contributions

rule-T001 = “{ $field }” is { $found } DH in the file; the computation gives { $expected } DH.
    .title = Contribution differs
    .help = Check the rate and the wage in your payroll software. The amounts to pay are those that Tasrih computes.

rule-T002 =
    “{ $field }” is rounded otherwise ({ $count ->
        [one] { $count_shown } row
       *[other] { $count_shown } rows
    }): for instance { $found } DH instead of { $expected } DH.
    .title = Contribution rounded otherwise
    .help = Nothing to do: the difference comes from rounding to the centime only.

## Refusals of the whole file

refusal-R001 = The file could not be opened.
    .title = File cannot be opened
    .help = Make sure that it still exists and is not open elsewhere, then try again.

refusal-R002 = The file holds no data.
    .title = Empty file
    .help = Make sure that you chose the right file and that it was saved.

refusal-R003 = The file is larger than { $max } MiB.
    .title = File too large
    .help = Remove needless sheets and pictures, or save the table as CSV.

refusal-R004 =
    { $found ->
        [unknown] This file is neither a table (CSV, Excel, OpenDocument) nor an e-BDS file.
        [HTML] This file is a web page (HTML), even if it is named like a workbook.
        [XLSB] This file is a binary Excel workbook (XLSB), which is not read here.
        [ZIP] This file is an archive (ZIP), not a table.
       *[other] This file has the format { $found }: it is neither a table (CSV, Excel, OpenDocument) nor an e-BDS file.
    }
    .title = Unknown format
    .help =
        { $found ->
            [HTML] Open it in Excel or LibreOffice, save it as Excel (.xlsx) and send that copy.
            [XLSB] Open it in Excel, save it as Excel (.xlsx) and send that copy.
            [XML] Open it in Excel or LibreOffice, save it as Excel (.xlsx) and send that copy.
            [ZIP] Take the file with the employees out of the archive, then send it alone.
           *[other] From the program that made it, export the employees as Excel (.xlsx), CSV or e-BDS.
        }

refusal-R005 = The file is protected by a password.
    .title = Protected file
    .help = Save it without password, then send it again.

refusal-R006 = The file is damaged or incomplete; its data are not safe.
    .title = Damaged file
    .help = Open it in your spreadsheet, save it under a new name and send that copy.

refusal-R007 = The file holds far more data than a payroll needs.
    .title = Disproportionate content
    .help = Copy only the rows of the employees into a new file and send that one.

refusal-R008 = The parts of the workbook contradict each other; it cannot be read safely.
    .title = Inconsistent workbook
    .help = Open it in your spreadsheet, save it under a new name and send that copy.

refusal-R009 = The workbook holds instructions that have no place in a payroll.
    .title = Forbidden content
    .help = Save it again with your spreadsheet and send that copy.

refusal-R010 = The text of the file is cut or mixes several encodings.
    .title = Unreadable text
    .help = Save the table as “CSV UTF-8”, then send it again.

refusal-R011 = No row of column headings was found.
    .title = No table found
    .help = Put a row of headings above the employees: insured number, surname, given name, days, actual wage. The empty template can help.

refusal-R012 = The file holds no employee.
    .title = No employee
    .help = Make sure that you chose the right file and the right sheet.

refusal-R013 =
    { $count ->
        [one] Column “{ $field }” was not found.
       *[other] { $count_shown } needed columns were not found, “{ $field }” among them.
    }
    .title = Column missing
    .help =
        { $count ->
            [one] Add it, or say which column of the file holds it.
           *[other] Add them, or say which columns of the file hold them. Make sure too that it is the right file.
        }

refusal-R014 = Two columns ({ $first } and { $second }) seem to hold “{ $field }”.
    .title = Column twice
    .help = Rename or remove one of them, or say which one counts.

refusal-R015 =
    The payroll may be on { $count ->
        [one] { $count_shown } sheet
       *[other] { $count_shown } sheets
    }: { $sheets }.
    .title = Several possible sheets
    .help = Choose the sheet to read.

refusal-R016 = The workbook has no sheet “{ $sheet }”.
    .title = Sheet not found
    .help = Choose one of the sheets of the workbook.

refusal-R017 = The file has more rows than the limit ({ $max_shown }).
    .title = Too many rows
    .help = Make sure that the table holds the employees of one month only.

refusal-R018 = The table has more columns than the limit ({ $max_shown }).
    .title = Too many columns
    .help = Remove the columns that the declaration does not need.

refusal-R019 = A cell holds far too much text for a payroll.
    .title = Enormous cell
    .help = Look for a forgotten quote or a text pasted by mistake, remove it and send the file again.

refusal-R021 = This file is that of affiliate { $found }, not of { $expected }.
    .title = Another employer’s file
    .help = Choose this employer’s file, or change the employer before sending it.

refusal-R022 = This file is that of { $found_of }, not of { $expected_of }.
    .title = Another month’s file
    .help = Choose the file of the right month, or open the declaration of { $found_of }.

refusal-R023 = The file names two employers: { $first } and { $second }.
    .title = Several employers
    .help = Make one file per employer.

refusal-R024 = The file holds two months: { $first } and { $second }.
    .title = Several months
    .help = Make one file per month.

refusal-R025 = This is the pre-established file sent by the CNSS, not your declaration.
    .title = Pre-established file of the CNSS
    .help = Complete it in your payroll software and send the DS file that results.

refusal-R026 = This file is not a pre-established file of the CNSS.
    .title = Not a pre-established file
    .help = Choose the AFFEBDS file downloaded from the fund’s portal.

refusal-R027 = The beginning of the e-BDS file is missing: employer and month are not known.
    .title = e-BDS file without header
    .help = Make the file again with your payroll software.

refusal-R028 = The wages add up to more than a declaration can hold ({ $max } DH).
    .title = Enormous total
    .help = Make sure that the amounts are in dirhams and that each employee has one wage.

refusal-R029 = No confirmed contribution rate is known for { $month }; the first are those of { $first_of }.
    .title = Month without confirmed rates
    .help = Check the month. For an earlier month, ask your CNSS branch.
