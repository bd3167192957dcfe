"""The headings and labels that schools and their systems print, and what stands below each.

Sources: DfE, "Complete the school census" and the Common Basic Data Set (data items and their
codes); the headings of management-information exports as their vendors' help pages print them.
"""

from __future__ import annotations

from dataclasses import dataclass

from detectors.vocabulary import flat_form


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the values below a heading are.

    `role`: category, name, given, family, preferred, upn, form, year, school, date_of_birth,
    parent (a relative's name), staff (teacher, tutor, author) or neutral (room, date, notes …).
    `category`: what a value tells of the row's person, a name of the contract; None: nothing.
    """

    role: str
    category: str | None = None


def _table(role: str, category: str | None, headings: str) -> dict[str, Meaning]:
    return {flat_form(heading): Meaning(role, category) for heading in headings.split("|")}


KNOWN_HEADINGS: dict[str, Meaning] = {
    **_table(
        "name",
        None,
        "Name|Pupil|Student|Child|Learner|Pupil Name|Student Name|Child Name|Child's Name|"
        "Name of Child|Name of Pupil|Name of Student|Pupil's Name|Student's Name|Full Name|"
        "Legal Name|Legal Full Name|Learner Name|Candidate|Candidate Name|Name of Candidate|"
        "Surname Forename|Surname, Forename|Surname Forename Name|Surname/Forename|Employee|"
        "Employee Name|Participant|Person|Subject Name|Pupils|Students|Children|Who|Recipient|"
        "Display Name|Name of Patient|Patient|Patient Name|Member|Names|Pupil(s)|Student(s)|"
        "Pupil(s) involved|Students involved|Pupils involved|Victim|Perpetrator|Aggressor|"
        "Regarding|Concerning|Account Name|Applicant|Applicant Name|Nominee|Member of staff|"
        "Member of Staff Name|Staff name|Staff member|Staff member name|Name of staff|"
        "Name of staff member|Name of member of staff|Name of employee|Employee's name|Colleague|"
        "Colleague name|Worker|Postholder|Post holder|Job holder|Payee|Claimant|Name of claimant|"
        "Appraisee|Reviewee|Staff full name|Person's name|Child/young person|Young person|"
        "Young person's name|Subject of concern|Pupil/Student|Child (full name)|Boy/girl",
    ),
    **_table(
        "given",
        None,
        "Forename|Forenames|First Name|Firstname|First|Given Name|Given Names|Legal Forename|"
        "Christian Name|Forename(s)|First Name(s)|given_name|first_name|Pupil Forename|"
        "Student Forename|Child's First Name|Student First Name|Pupil First Name|Legal First Name",
    ),
    **_table(
        "family",
        None,
        "Surname|Last Name|Lastname|Last|Family Name|Legal Surname|Legal Last Name|family_name|"
        "last_name|Pupil Surname|Student Surname|Former Surname|Previous Surname|Birth Surname|"
        "Former Family Name|Maiden Name|Child's Surname|Student Last Name|Pupil Last Name|"
        "Preferred Surname|Preferred Last Name",
    ),
    **_table(
        "preferred",
        None,
        "Preferred Name|Known As|Preferred Forename|Preferred First Name|Chosen Name|Nickname|"
        "Likes to be called|preferred_name|Goes by|AKA|Preferred",
    ),
    **_table(
        "upn",
        "identifiers",
        "UPN|Unique Pupil Number|Unique Pupil No|UPN Number|Pupil UPN|Student UPN|Unique Pupil ID",
    ),
    **_table(
        "form",
        None,
        "Form|Reg|Reg Group|Reg Grp|Registration Group|Registration|Tutor Group|Tutor Grp|TG|Class|"
        "Class Name|Form Group|Form Class|Class/Form|Form/Class|Registration Form|Reg Form|"
        "Reg Class|"
        "Registration Class|Year/Form|Year / Class|Mentor Group|Classes|Year and Form",
    ),
    **_table(
        "year",
        None,
        "Year|Yr|Year Group|Yr Group|Year Grp|Y|NCY|NC Year|National Curriculum Year|YG|Yr Grp|"
        "Curriculum Year|Actual NC Year|Cohort|Current Year|Grade Level|year_group|Years",
    ),
    **_table(
        "school",
        None,
        "School|School Name|Academy|Site|Establishment|Base School|Home School|Previous School|"
        "Destination School|Current School|Primary School|Feeder School|New School|Destination|"
        "Secondary School|Campus|destination_school",
    ),
    **_table(
        "date_of_birth",
        "date_of_birth",
        "DOB|D.O.B.|D.O.B|Date of Birth|Birth Date|Birthdate|Born|Date Born|Birthday|D o B|"
        "Pupil DOB|Student DOB|Child's Date of Birth|Child DOB|Student Date of Birth|"
        "Pupil Date of Birth|date_of_birth",
    ),
    **_table(
        "parent",
        None,
        "Parent|Parents|Carer|Carers|Guardian|Mother|Father|Mum|Dad|Parent Name|Parent/Carer|"
        "Parent / Carer|Parent/Carer Name|Parent Carer Name|Parents' Names|Parents Names|"
        "Mother's Name|Father's Name|Mother Name|Father Name|Mum's Name|Dad's Name|Contact|"
        "Contact Name|Contact 1|Contact 2|Contact 3|Contact 1 Name|Contact 2 Name|Priority 1|"
        "Priority 1 Contact|Priority Contact|Emergency Contact|Emergency Contact Name|"
        "Emergency Contact 1|Emergency Contact 2|Next of Kin|Primary Contact|Secondary Contact|"
        "Main Contact|Relative|Name of Parent|Name of Parent/Carer|Parent/Guardian|Addressee|"
        "Salutation|Parental Salutation|Parent 1|Parent 2|Guardian Name|Carer Name|Family Contact|"
        "Collected by|Authorised to collect|Payer|Account Holder|Parent/Guardian Name",
    ),
    **_table(
        "staff",
        None,
        "Teacher|Class Teacher|Tutor|Form Tutor|Staff|Author|"
        "Reported by|"
        "Recorded by|Entered by|Logged by|Added by|Created by|Issued by|Given by|"
        "Supervisor|Invigilator|Head of Year|HOY|Key Worker|Key Adult|Mentor|Teaching Assistant|TA|"
        "LSA|SENCo|SENDCo|DSL|Line Manager|Manager|Appraiser|Assessor|Examiner|Marker|Completed by|"
        "Signed by|Signed|Witness|Lead|Staff Lead|Leader|Trip Leader|Instructor|Coach|Owner|By|"
        "Set by|Staff Code|Staff Initials|Reviewed by|Referred by|Assigned to|Action by|"
        "Staff involved|Reporting staff|Form Teacher|Head of House|Subject Teacher|Counsellor Name",
    ),
    **_table(
        "neutral",
        None,
        "Room|Seat|Seat No|Seat Number|House|Date|Day|Time|Period|Lesson|Subject|Title|Mr/Mrs|Week|"
        "Term|Start|End|Start Time|End Time|Start Date|End Date|From|To|Duration|Venue|Location|"
        "Place|Notes|Note|Comment|Comments|Remarks|Details|Description|Text|Message|Content|Info|"
        "Information|Further Details|Additional Information|Other|Other Information|Summary|Action|"
        "Actions|Action Taken|Outcome|Next Steps|Status|Type|Category|Code|ID|No|No.|Number|#|Ref|"
        "Reference|Row|Age|Gender|Sex|M/F|Legal Sex|Middle Name|Middle Names|Middle Name(s)|"
        "Group|Set|Band|Teaching Group|Teaching Set|Option|Options|Option A|Option B|Course|Club|"
        "Activity|Team|Role|Job|Job Title|Post|Post Title|Position|Department|Award|Prize|"
        "Certificate|House Points|Merits|Achievement|Achievement Points|Reward Points|"
        "Positive Points|"
        "Attended trip|Table|Table No|Paper|Paper Code|Exam|Exam Date|Component|Component Code|"
        "Board|Exam Board|Tier|Entry|Entered|Coach No|Bus|Route|Bus Route|Stop|Locker|Locker No|"
        "Instrument|Username|User Name|User|User ID|Login|Login ID|Account|Account ID|Device|"
        "Device ID|Serial Number|Asset|Asset Tag|Pupil ID|Student ID|Pupil No|Admission No|"
        "Admission Number|Adno|Adm No|Admno|MIS ID|SIMS ID|Student Number|Pupil Number|pupil_id|"
        "student_id|Staff ID|staff_id|Employee ID|Employee Number|Contact ID|contact_id|"
        "Date of Admission|Admission Date|Joined|Date Joined|Entry Date|Leaving Date|Date of "
        "Leaving|"
        "Left|Left on|Enrolment Status|URN|LAESTAB|DfE Number|DfE No|School Number|Centre Number|"
        "Centre No|Centre|Event|Incident Date|Date Reported|Time Reported|Signature|Sign|Initials|"
        "Photo|Photo Consent|Consent|Consent Given|Permission|Permission Given|Relationship|"
        "Relation to Child|Relationship to Child|Relationship to Pupil|Parental Responsibility|"
        "Language|Size|T-shirt Size|Menu|Menu Choice|Main|Pudding|Sandwich|Meal Choice|"
        "Quantity|Qty|"
        "Cost|Price|Item|Created|Created at|Updated|Updated at|Modified|When|Sent|Views|Link|URL|"
        "File|Filename|Document|Version|Priority|Severity|Level of risk|Order|Rank|Position "
        "in race|"
        "Heat|Lane|Bib|Race|Colour|Task|Deadline|Due|Due Date|Homework|Book|Book Title|"
        "Book Band|Library|Question|Answer|Response|Register|Classroom|Teacher's Room|Topic|"
        "Objective|Learning Objective|Resources|Total|Count|Yes/No|Tick|Part|Chair|Choir|Cast",
    ),
}
KNOWN_HEADINGS.update(
    _table(
        "category",
        "contact_details",
        "Address|Home Address|Postal Address|Address 1|Address 2|Address Line 1|Address Line 2|"
        "Street|Town|City|County|Postcode|Post Code|Home Postcode|Phone|Phone Number|Phone No|"
        "Telephone|Telephone Number|Tel|Tel No|Tel.|Home Tel|Home Phone|Home Telephone|Mobile|"
        "Mobile Number|Mobile No|Mobile Phone|Mob|Cell|Work Phone|Work Tel|Daytime Phone|"
        "Contact Number|Contact No|Contact Numbers|Contact Details|Contact Telephone|Email|E-mail|"
        "Email Address|E-mail Address|Parent Email|Parent Email Address|Parent/Carer Email|"
        "Mother Email|Father Email|Personal Email|Home Email|Pupil Email|Student Email|Emails|"
        "Parent Phone|Parent Mobile|Parent Address|Emergency Number|Emergency Contact Number|"
        "Emergency Phone|Emergency Tel|Emergency Contact Details|Contact 1 Phone|Contact 2 Phone|"
        "House Number|House Name|House No|Apartment|Where do you live|Correspondence Address",
    )
    | _table(
        "category",
        "identifiers",
        "ULN|Unique Learner Number|NHS No|NHS Number|NHS|NI Number|NI No|NINO|National Insurance|"
        "National Insurance Number|UCI|Unique Candidate Identifier|Candidate No|Candidate Number|"
        "Cand No|Cand. No.|Candidate ID|Exam Number|Exam No|TRN|Teacher Reference Number|"
        "Teacher Number|Teacher Ref|Passport|Passport Number|Passport No|Visa Number|Former UPN|"
        "Driving Licence|Driving Licence Number|Birth Certificate Number|DfE Teacher Number",
    )
    | _table(
        "category", "credentials", "Password|Passwd|Pass word|PIN|PIN Code|Passcode|Passphrase"
    )
    | _table(
        "category",
        "credentials",
        "Initial Password|Temporary Password|Temp Password|Default Password|New Password|Pwd|"
        "Login password (initial)|Username and password|Login details|Login|Logins|User "
        "name/password|"
        "Username/password|Log-in details|Log in details|Credentials|Account password|Email "
        "password|Pupil "
        "password|Student password|Portal password|Google password|App password|Password/PIN|"
        "Printer PIN|"
        "Print PIN|Library PIN|Lunch PIN|Canteen PIN|Till PIN|PIN number|PIN no|Wi-Fi key|Wifi key|"
        "Wi-Fi password|Network password|Password hint|Security answer|Security question|"
        "Memorable date|"
        "Recovery code|Passkey|Pass phrase|Keycode|Key code|MFA code|"
        "Login Password|Wifi Password|Access Code|Security Code|Memorable Word|Secret|Pass",
    )
    | _table(
        "category",
        "sen",
        "SEN|SEND|SEN Status|SEND Status|SEN Code|SEN Provision|SEN Need|SEN Needs|SEN Type|"
        "SEN Primary Need|Primary Need|Secondary Need|Primary SEN Need|Area of Need|Need|Needs|"
        "Need Type|SEN Stage|K/E|E/K|K Code|SEN Support|EHCP|EHC Plan|EHC|Statement|IEP|ALN|"
        "Provision|Provision Map|Access Arrangements|Access|AA|Exam Access|Extra Time|ET|Reader|"
        "Scribe|Exam Concessions|Concessions|Support|Support Needed|LSA Support|TA Support|"
        "1:1|SpLD|MLD|SLD|PMLD|HI|VI|PD|EHCP Y/N|SEN stage|SEN support plan|IEP date|Nature of "
        "need|"
        "Area of SEN|SEN details|SEN notes|Learning needs|Learning difficulty|Learning "
        "difficulties|"
        "Learning support|Educational needs|Additional support|Extra support|One-to-one|TA hours|"
        "Hours of support|Speech and language|SALT|OT|Ed Psych|EP involvement|Rest break|"
        "Coloured paper|Overlay|Laptop|Large print|Sensory needs|Autism|Key need|"
        "Dyslexia|ASD|ADHD|SEMH|SLCN|Intervention|Interventions|Special Needs|Additional Needs|"
        "Strategies|Barriers to Learning|Pupil Passport|SEN?|SEND?|SEN Y/N|Does your child "
        "have SEN|"
        "Modified Paper|Rest Breaks|Prompter|Word Processor|Neurodiversity|Annual Review Date",
    )
    | _table(
        "category",
        "health",
        "Medical|Med|Meds|Medical Conditions|Medical Condition|Medical Needs|Medical Notes|"
        "Medical Info|Medical Information|Medical Details|Medical Flag|Medical Alert|Condition|"
        "Conditions|Health|Health Needs|Health Care Plan|IHCP|IHP|Care Plan|Healthcare Plan|"
        "Medication|Medications|Medicine|Medicines|Dose|Dosage|Allergy|Allergies|Allergens|Dietary|"
        "Diet|Dietary Needs|Dietary Requirements|Dietary Information|Diet Notes|Special Diet|"
        "Disability|Disabilities|Disabled|Diagnosis|Asthma|Epilepsy|Diabetes|Inhaler|EpiPen|AAI|"
        "Doctor|GP|GP Surgery|GP Practice|Surgery|Doctor's Name|Name of GP|Hospital|Symptoms|"
        "Treatment|First Aid|Injury|Injuries|Nature of Injury|Illness|Mental Health|CAMHS|"
        "Wellbeing|Vaccination|Vaccinations|Vaccinated|Immunisations|HPV|MMR|Flu Vaccine|"
        "Blood Group|Blood Type|Covid|Test Positive|Glasses|Hearing|Vision|Toileting|Pregnant|"
        "Weight|Height|BMI|Counselling|Medical Y/N|Medical?|Emotional Wellbeing|Known conditions|"
        "Health condition|Health conditions|Health issues|Health problems|Health notes|Diagnoses|"
        "Prescribed medication|Medication and dose|Medicine name|Name of medicine|Drug|Tablets|"
        "Inhaler Y/N|Auto-injector|Adrenaline|Insulin|Seizures|Allergic to|Allergy details|"
        "Food allergy|Food allergies|Intolerance|Intolerances|Special dietary needs|Nature of "
        "illness|"
        "Nature of accident|Accident details|Body part|Treatment given|Hospital attended|"
        "Consultant|"
        "Therapy|Therapist|Physio|Physiotherapy|Mental health concerns|Self-harm|Disability "
        "details|"
        "Impairment|Mobility|Wheelchair|Hearing aid|Continence|Intimate care|Vaccine|Vaccine "
        "status|"
        "Consent to paracetamol|Health concern|Health plan|Medical plan|Care needs",
    )
    | _table(
        "category",
        "pupil_premium",
        "FSM|FSM Eligible|FSM Eligibility|Free School Meals|Free School Meal|Free Meals|FSM6|Ever6|"
        "Ever 6|E6|Ever 6 FSM|FSM Ever 6|FSME6|PP|PPG|Pupil Premium|PP Y/N|FSM Y/N|PP?|FSM?|"
        "Pupil Premium Indicator|PP Indicator|PP Status|Disadvantaged|Disad|Dis|Service Child|"
        "Service|Service Children|Forces|Service Premium|Service Family|SCE|Deprivation|IDACI|"
        "FSM entitlement|FSM status|Free meals Y/N|Free dinners|Free lunch|Entitled to free meals|"
        "Eligible for free school meals|PPG Y/N|PP funded|PP/FSM|FSM/PP|Ever 6 FSM Y/N|E6FSM|"
        "Military family|Armed forces family|Forces family|Voucher|Meal voucher|HAF|HAF eligible|"
        "Disadvantaged Y/N|Premium|"
        "EYPP|PP Eligible|Meal Type|Meal Pattern|PP Funding|Disadvantage|FSM Now|Current FSM",
    )
    | _table(
        "category",
        "looked_after",
        "CLA|LAC|CIC|Looked After|In Care|Looked After Child|Children Looked After|PLAC|PLA|"
        "Previously Looked After|Post LAC|Care Status|In LEA Care|In LA Care|LAC Status|CLA Status|"
        "Adopted|Adoption|SGO|Placement|Placing Authority|Caring Authority|PEP|PEP Date|Foster|"
        "Foster placement|Foster carer's name|Placement type|Placement address|Type of placement|"
        "Care leaver|Child in care|Children in care|Kinship|Kinship carer|Special guardian|"
        "Special Guardianship|Guardianship|Looked after by|Care experienced|PEP review|PEP due|"
        "IRO|Section 20|Adopted from care|Previously in care|Care history|Care arrangement|"
        "Foster Carer|Virtual School|Legal Status|Care Order|PPP|PLAC Status",
    )
    | _table(
        "category",
        "ethnicity",
        "Ethnicity|Ethnic|Ethnic Group|Ethnic Origin|Ethnicity Code|Ethnic Code|Eth|Ethnic "
        "Background|"
        "EAL|EAL Status|EAL Y/N|EAL?|First Language|First Lang|Home Language|Main Language|"
        "Mother Tongue|Language Code|Native Language|Language at Home|Languages Spoken|Nationality|"
        "Country of Birth|Born In|Place of Birth|Citizenship|Asylum Status|Asylum|Refugee|"
        "Refugee Status|"
        "Traveller|Traveller Status|GRT|Proficiency in English|English Proficiency|PIE|Race Code|"
        "Ethnic heritage|Ethnicity description|Race|Race/ethnicity|Racial group|Language|Languages|"
        "Language spoken|Language spoken at home|Other languages|Spoken language|Date of arrival "
        "in UK|"
        "Arrived in UK|Date arrived in UK|Country of origin|Passport country|Passport nationality|"
        "Asylum seeker|Refugee or asylum seeker|Gypsy Roma Traveller|Traveller heritage|EAL stage|"
        "EAL level|EAL code|Translator needed|Interpreter needed|Interpreter required|Skin colour|"
        "Visa type|Residence status|Settled status|Leave to remain|Right of abode|"
        "Visa|Visa Status|Immigration Status|Heritage|National Identity|BAME|Interpreter",
    )
    | _table(
        "category",
        "religion",
        "Religion|Faith|Religious Affiliation|Belief|Beliefs|Denomination|Religion or Belief|"
        "Baptised|Baptism|Baptism Date|Parish|Church|Place of Worship|Religious Observance|"
        "Religious background|Religion/belief|Faith group|Faith background|Faith or belief|"
        "Religious beliefs|Religious denomination|Religious needs|Religious requirements|Mosque|"
        "Synagogue|Gurdwara|Temple|Place of baptism|Church attended|Prayer room|Prayer|Fasting|"
        "Halal|Kosher|Opt out of RE|RE withdrawal|Confirmed|First Communion|Confession|"
        "Withdrawn from RE|Withdrawn from Worship|Communion|Worship",
    )
    | _table(
        "category",
        "safeguarding",
        "CP|CPP|CP Plan|Child Protection|Child Protection Plan|CIN|Child in Need|CIN/CP|CP/CIN|"
        "Safeguarding|Safeguarding Concern|Safeguarding Flag|Concern|Concerns|Cause for Concern|"
        "Social Worker|SW|Social Care|Social Services|Early Help|EHA|CAF|TAF|TAC|MASH|Vulnerable|"
        "Vulnerability|Vulnerabilities|Risk|Risk Level|Risk Factors|Young Carer|YC|Agencies|"
        "Agency Involvement|External Agencies|CSE|CCE|Domestic Abuse|Court Order|Disclosure|"
        "CP category|CP status|CIN plan|CIN status|Plan type|Child protection status|Category of "
        "concern|"
        "Nature of concern|Concern type|Concern category|Concern details|Details of concern|"
        "Safeguarding notes|Safeguarding category|Safeguarding status|Social worker name|"
        "Allocated social worker|Social worker's name|Social care status|Early help status|"
        "Early help plan|Lead professional|Section 17|Section 47|Core group|Case conference|CP "
        "conference|"
        "Next conference|Next core group|Strategy meeting|Operation Encompass|Encompass|Domestic "
        "abuse "
        "alert|Prevent|Channel|FGM|Missing episodes|Who may collect|Not to collect|Contact "
        "restrictions|"
        "No contact|Family support worker|Family situation|Home circumstances|Home situation|"
        "Neglect|"
        "Abuse|Exploitation|Referral|Referrals|MASH referral|Vulnerable group|Threshold|"
        "CPOMS|Category of Abuse|Type of Abuse|Welfare|Welfare Concerns|Confidential|Family "
        "Circumstances",
    )
    | _table(
        "category",
        "attendance",
        "Attendance|Attendance %|% Attendance|Att|Att %|% Att|Attend|Attendance Percentage|"
        "Attendance to Date|Attendance YTD|Absence|Absences|Absence %|% Absence|Absence Reason|"
        "Reason for Absence|Unauthorised|Unauth|Unauthorised Absence|Unauthorised Absences|"
        "Authorised|Auth Absence|Authorised Absence|Authorised Absences|Sessions Missed|Sessions|"
        "Lates|Late|Lateness|Minutes Late|Mins Late|Punctuality|Days Absent|Days Missed|PA|"
        "Persistent Absence|Persistent Absentee|Present|Absent|AM|PM|Attendance Code|"
        "Attendance rate|Attendance figure|Current attendance|Overall attendance|Attendance band|"
        "Attendance group|Attendance status|Attendance notes|Absence code|Absence codes|Absence "
        "type|"
        "Absence note|Days off|Days lost|Days attended|Sessions attended|Sessions lost|U codes|O "
        "codes|"
        "L codes|N codes|Times late|Late marks|Late count|Late minutes|Unauthorised %|Authorised %|"
        "Unauth %|Auth %|Authorised absence %|Unauthorised absence %|PA Y/N|Persistently absent|"
        "Severe absence|Severely absent|Leave of absence|Holiday in term time|Holiday dates|Fine|"
        "Fine issued|EWO|EWO referral|Missed registration|Arrival time|Sign in time|Why absent|"
        "Reason absent|Reason for lateness|Reason late|"
        "Possible Sessions|Truancy|Attendance Concern|Penalty Notice|Sessions Absent|Poss",
    )
    | _table(
        "category",
        "behaviour",
        "Behaviour|Behavior|Behaviour Points|Behaviour Pts|BP|Negative Points|Negatives|Neg Points|"
        "Demerits|Conduct|Conduct Points|Detention|Detentions|Sanction|Sanctions|Incident|"
        "Incidents|"
        "Incident Type|Incident Details|Incident Description|Behaviour Type|Behaviour Incidents|"
        "Behaviour Comment|On Report|Report Card|Isolation|Isolations|Removals|Bullying|"
        "Consequence|"
        "Behaviour point|Behaviour points total|Behaviour score|Behaviour level|Behaviour concern|"
        "Behaviour notes|Behaviour record|Behaviour code|Behaviour category|Behaviour event|"
        "Negative events|Negative|Sanction issued|Sanction given|Sanction type|Detention reason|"
        "Reason for detention|Detention type|Reason for sanction|Reason for removal|Removed from|"
        "Removal|"
        "Report type|Report level|Report stage|On call|On-call|Offence committed|What happened|"
        "Misconduct "
        "type|Type of incident|Incident summary|Details of incident|Nature of incident|Racist "
        "incident|"
        "Bullying type|Behaviour support plan|Restraint|Physical intervention|Confiscated|Stage|"
        "Consequences|Behaviour Log|Net Points|Red Cards|Warnings|Behaviour Grade|Offence Type",
    )
    | _table(
        "category",
        "exclusion",
        "Exclusion|Exclusions|Suspension|Suspensions|FTE Exclusion|Fixed Term Exclusion|PEX|FEX|"
        "Fixed Term|Permanent Exclusion|Excluded|Suspended|Days Excluded|Days Suspended|"
        "Exclusion Days|Exclusion Reason|Managed Move|AP|Alternative Provision|Reintegration Date|"
        "Suspension Days|FTS|Suspension reason|Reason for suspension|Reason for exclusion|"
        "Suspended from|"
        "Suspension dates|Suspension start|Suspension end|Length of suspension|Length of exclusion|"
        "No. of suspensions|Number of suspensions|Number of exclusions|Exclusion type|Type of "
        "exclusion|"
        "Type of suspension|Exclusion length|Exclusion status|Exclusion dates|Date of exclusion|"
        "Date of suspension|Internal exclusion|Internal exclusions|IE|Off-site direction|Offsite "
        "direction|"
        "PRU|PRU placement|AP provider|AP placement|Reintegration|Reintegration meeting|Days out|"
        "Governors' panel|PEX date|FEX days|FTEX|At risk of exclusion|Managed move to|Lunchtime "
        "exclusion",
    )
    | _table(
        "category",
        "financial",
        "Debt|Debts|Arrears|Balance|Amount Owed|Owed|Owes|Owing|Outstanding|Outstanding Balance|"
        "Amount Due|Amount Outstanding|Dinner Money|Dinner Balance|Dinner Debt|Unpaid|"
        "Bursary|Bursary Amount|Hardship|Hardship Fund|Benefits|Benefit|Household Income|"
        "Family Income|Income|Universal Credit|Bank Account|Account Number|Account No|Sort Code|"
        "Bank Details|Bank|IBAN|Card Number|Payment Plan|Remission|Subsidy|Financial|"
        "Dinner arrears|Lunch balance|Lunch debt|Lunch money|Meal debt|Meal balance|Trip balance|"
        "Trip debt|Amount unpaid|Amount overdue|Overdue|Sum owed|Money owed|Money owing|Total owed|"
        "Total owing|Total debt|Fees owed|Fees outstanding|Fee arrears|ParentPay balance|Account "
        "balance|"
        "Current balance|Negative balance|In arrears|Hardship award|Hardship grant|Hardship "
        "payment|"
        "Bursary award|Bursary type|Bursary status|Bursary eligible|16-19 bursary|Benefit type|"
        "Benefits received|Benefits claimed|Type of benefit|On benefits|Annual income|Gross income|"
        "Joint income|Parental income|Means test|Means-tested|Loan|Loan amount|Debt amount|"
        "Instalments|"
        "Repayment plan|Grant|Grant amount|Uniform grant|Fee remission|Discount|UC|Tax credits|"
        "Housing benefit|Income support|Employment status of parents|Parents' employment|"
        "Name on account|Account holder name|Account name and sort code|Financial support|"
        "Financial Circumstances|Financial Assistance|Paid|Amount Paid|Payment Status",
    )
    | _table(
        "category",
        "pay",
        "Salary|Annual Salary|Pay|Gross|Gross Pay|Net Pay|Net|Pay Scale|Pay Point|Scale Point|"
        "Spine Point|SCP|Spine|Pay Grade|Pay Band|Scale|TLR|Allowance|Allowances|Hourly Rate|"
        "Rate of Pay|"
        "Overtime|Bonus|Tax Code|Pension|Pension Contribution|FTE Salary|Actual Salary|Basic Pay|"
        "Deductions|Increment|Current Point|New Point|Wage|Wages|Earnings|Annual Pay|Total Pay|"
        "Salary scale|Salary point|Salary band|Salary grade|Salary (FTE)|Gross salary|Net salary|"
        "Monthly salary|Starting salary|Salary per annum|Monthly pay|Weekly pay|Hourly pay|Pay "
        "rate|"
        "Pay range|Pay spine|Pay spine point|Pay level|Pay scale point|Pay increase|Pay rise|Pay "
        "progression|"
        "Pay outcome|Pay decision|Current pay|Current pay point|New pay point|New pay|Grade and "
        "point|"
        "Spinal point|NJC|NJC point|NJC scale|NJC grade|SCP point|Main scale|Upper pay scale|UPR|"
        "MPR|"
        "Leadership point|ISR|TLR amount|TLR value|TLR payment|SEN allowance|R&R allowance|R and R|"
        "Additional payment|Additional payments|Honorarium|Bonus amount|Bonus payment|Overtime "
        "hours|"
        "Overtime claimed|Overtime rate|Overtime pay|Sick pay|Maternity pay|Back pay|Arrears of "
        "pay|"
        "Tax paid|NI contributions|Employer pension|Employee pension|Employee contribution|"
        "Employer NI|"
        "Pension scheme|Pension deduction|LGPS|TPS|Student loan|PAYE|Take-home pay|Take home|Net "
        "amount|"
        "Gross amount|Payslip|Payroll|Payroll no|Redundancy pay|Severance|Settlement amount|"
        "Current Salary|New Salary|Proposed Salary|Pay Award|Pay Recommendation|UPS|MPS",
    )
    | _table(
        "category",
        "staff_hr",
        "Sickness|Sickness Days|Sick Days|Days Sick|Sick Leave|Sickness Absence|Bradford|"
        "Bradford Score|Bradford Factor|DBS|DBS Number|DBS No|DBS Date|DBS Check|DBS Certificate|"
        "DBS Issue Date|Barred List|Barred List Check|List 99|Prohibition|Prohibition Check|"
        "Right to Work|Section 128|Appraisal|Appraisal Outcome|Appraisal Rating|Performance Rating|"
        "Performance Management|Capability|Disciplinary|Grievance|Redundancy|Redundancy Score|"
        "Selection Score|Maternity|Maternity Leave|Occupational Health|OH Referral|Return to Work|"
        "Contract Type|Contract|Notice Period|Reason for Leaving|Leave Reason|Probation|"
        "Absence reason (staff)|Staff absence|Staff absence reason|Sickness reason|Reason for "
        "sickness|"
        "Sickness start|Sickness end|Sickness episodes|Sick note|Fit note|Fit note expiry|Days "
        "lost to "
        "sickness|Sickness absence days|Return to work date|RTW date|RTW interview|Return to work "
        "interview|"
        "OH|OH outcome|OH referral date|Occupational health referral|Occupational health outcome|"
        "Capability stage|Capability status|Support plan stage|Disciplinary stage|Disciplinary "
        "outcome|"
        "Disciplinary status|Warning|Warning type|Warning level|Written warning|Warning expiry|"
        "Sanction "
        "(staff)|Allegation|Allegations|Allegation type|LADO referral|LADO outcome|Investigation|"
        "Investigation outcome|Grievance stage|Grievance outcome|Suspended from duty|Dismissed|"
        "Dismissal reason|Resigned|Resignation|Resignation date|Leaving reason|Reason left|"
        "Appraisal result|Appraisal grade|Appraisal met|Objectives met|PM outcome|PM rating|"
        "Performance|"
        "Performance outcome|Performance grade|Performance management outcome|Observation grade|"
        "Lesson observation|Teaching grade|Teaching judgement|Probation outcome|Probation status|"
        "Probation end|Probation end date|Probation result|ECT status|ECT outcome|Induction "
        "outcome|"
        "Maternity start|Maternity dates|Maternity return|Paternity|Paternity leave|Adoption leave|"
        "Parental leave|Leave type|Type of leave|Special leave|Compassionate leave|Redundancy "
        "status|"
        "At risk|Selected for redundancy|Redundancy pool|Redeployment|Settlement|Settlement "
        "agreement|"
        "DBS outcome|DBS result|DBS status|DBS disclosure|DBS expiry|DBS renewal|DBS issue|DBS "
        "cleared|"
        "Enhanced DBS|Barred list result|Prohibition result|Section 128 check|Overseas checks|"
        "References "
        "seen|Reference|Reference outcome|Reference comments|Interview outcome|Interview notes|"
        "Shortlisted|Shortlist score|Contract status|Contract end|Contract end date|Fixed term "
        "contract|"
        "Flexible working|Flexible working request|Retirement date|Leaving date|Last day of "
        "service|"
        "Interview Score|References|Reference Received|Absence Trigger|Phased Return|Misconduct",
    )
    | _table(
        "category",
        "trade_union",
        "Union|Trade Union|Union Member|Union Membership|Union Subs|TU Member|Union Rep|Union name|"
        "Name of union|Union subscription|Union subscriptions|Union deduction|Union deductions|"
        "Union dues|"
        "Union fees|Union branch|Union no|Union number|Union membership number|TU|TU membership|"
        "TU subs|"
        "Trade union member|Trade union membership|Trade union subs|Trade union rep|Professional "
        "association|Teaching union|Member of union|Member of a union|In a union|Which union|Subs "
        "deducted|Check-off|Check off|On strike|Strike|Strike day|Strike days|Striking|Took "
        "strike action|"
        "Strike deduction|Industrial action|Balloted|Ballot|NEU|NASUWT|UNISON|GMB|NAHT|ASCL|"
        "Accompanied by union|Union representative|Union representation|Staff association",
    )
    | _table(
        "category",
        "political",
        "Political|Political Party|Party Membership|Political Opinion|Political Affiliation|Party|"
        "Party member|Member of party|Member of a political party|Political views|Political view|"
        "Political opinions|Political belief|Political beliefs|Political activity|Political "
        "activities|"
        "Political membership|Politics (views)|Political leaning|Political leanings|Political "
        "interest|"
        "Political interests|Voting intention|Voting intentions|Voting preference|Votes for|Voted "
        "for|"
        "How they vote|Voted|Councillor|Councillor for|Campaign group|Campaigns|Political campaign|"
        "Party affiliation|Party supported|Supports party|Political donations|Elected office|"
        "Public office",
    )
    | _table(
        "category",
        "sexual_life",
        "Sexual Orientation|Orientation|Sexuality|Gender Identity|Pronouns|Transgender|Trans|"
        "Preferred Pronouns|LGBT|LGBTQ+|Gender (self-described)|Gender expression|Gender "
        "reassignment|Gender at birth|Sex at birth|Gender same as at birth|Trans status|Trans Y/N|"
        "Sexual preference|Sexual identity|Sexual health|Sexually active|Relationship status|LGBTQ|"
        "LGBTQIA+|LGBT+|Identifies as|Gender questioning|Non-binary|Pregnancy test|Contraception|"
        "Partner's "
        "gender|Sex life",
    )
    | _table(
        "category",
        "biometric",
        "Biometric|Biometrics|Biometric Consent|Fingerprint|Finger Registered|Biometric ID|"
        "Biometric Registered|Biometric Template|Face ID|Facial Recognition|Biometric data|"
        "Biometric permission|Biometric status|Biometric opt out|Biometric opt-out|Biometrics "
        "consent|"
        "Biometric catering|Biometric library|Biometric enrolled|Biometric refused|Biometrics Y/N|"
        "Biometric system|Biometric type|Biometrics registered|Fingerprint consent|Fingerprint "
        "taken|"
        "Fingerprint ID|Fingerprint template|Fingerprint registered|Fingerprints|Finger|Finger "
        "scan|"
        "Finger template|Finger scanned|Thumb|Thumbprint|Thumbprint consent|Thumb scan|Palm|Palm "
        "print|"
        "Palm scan|Palm vein|Iris|Iris scan|Face scan|Face template|Facial recognition consent|"
        "Facial template|Retina scan|Voiceprint|Voice recognition|Cashless biometric|Consent to "
        "fingerprint|Consent to biometrics|Finger ID|Print ID|Template ID",
    )
    | _table(
        "category",
        "genetic",
        "Genetic|Genetic Condition|Genetic Test|DNA|Gene|Genetics|Genetic conditions|Genetic "
        "disorder|"
        "Genetic result|Genetic results|Genetic test result|Genetic testing|Genetic diagnosis|"
        "Genetic "
        "status|Genetic history|Genetic screening|Genetic report|Genetic carrier|Gene carrier|"
        "Carrier|"
        "Carrier of|Carrier status|Gene tested|Gene mutation|Mutation|Karyotype|Chromosome|"
        "Chromosomes|"
        "Chromosome result|Chromosome test|Chromosomal disorder|Chromosome disorder|Chromosome "
        "condition|"
        "DNA test|DNA result|DNA profile|Hereditary condition|Hereditary conditions|Inherited "
        "condition|"
        "Inherited conditions|Inherited disorder|Microarray|Microarray result|Genome|Genomic test|"
        "Family history|Family medical history|Syndrome|BRCA|Geneticist|Paternity test",
    )
    | _table(
        "category",
        "criminal",
        "Criminal|Convictions|Conviction|Criminal Record|Criminal Convictions|Offence|Offences|"
        "Arrest|Police|Police Involvement|YOT|YOS|Youth Offending|Court|Court Date|Probation "
        "Officer|"
        "Crime Reference|Caution|Cautions|Sentence|Criminal history|Criminal offence|Criminal "
        "offences|"
        "Criminal conviction|Criminal charges|Charge|Charges|Charged with|Arrested|Arrested for|"
        "Arrests|"
        "Bail|Bail conditions|Police bail|Police caution|Police contact|Police notes|Police matter|"
        "Police reference|Police incident|Police log|Police officer in case|Known to police|Crime "
        "number|"
        "Crime ref|YOT worker|YOT officer|YOT status|YOT order|YJS|YJS worker|Youth justice|Youth "
        "justice "
        "worker|Youth Offending Team|Order type|Referral order|Tag|Tagged|Curfew|Court hearing|"
        "Court "
        "outcome|Court appearance|Prison|In prison|Parent in prison|Parent in custody|Custody|In "
        "custody|"
        "Remand|Released|Previous convictions|Spent convictions|Unspent convictions|Conviction "
        "details|"
        "Details of conviction|Details of offence|Nature of offence|Alleged offence|Date of "
        "offence|"
        "Sentence given|Probation order|Outcome at court|Gang|Gang affiliation|Knife|Weapon|"
        "Weapons|"
        "Disposal|Reprimand|Sex offender",
    )
    | _table(
        "category",
        "attainment",
        "Grade|Grades|Predicted|Predicted Grade|Target|Target Grade|Targets|MTG|Current Grade|"
        "Working At|WAG|Mock|Mock Grade|Mock Result|Result|Results|Score|Scores|Mark|Marks|"
        "Marks /40|"
        "Raw Score|Scaled Score|Standardised Score|SAS|CAT|CATs|CAT4|CAT Mean|Verbal|Quantitative|"
        "Spatial|Non-Verbal|Reading|Writing|Maths|Mathematics|English|Science|Spelling|GPS|SPaG|"
        "Phonics|Phonics Score|Reading Age|RA|Spelling Age|Comprehension|Biology|Chemistry|Physics|"
        "History|Geography|French|German|Spanish|Computing|Computer Science|Art|Music|Drama|PE|RE|"
        "DT|D&T|Technology|Food|Food Tech|Latin|Economics|Business|Psychology|Sociology|Media|"
        "English Language|English Literature|Eng Lang|Eng Lit|Combined Science|Religious Studies|"
        "KS1|KS2|KS3|KS4|KS2 Maths|KS2 Reading|KS2 GPS|KS2 Writing|KS2 Score|KS2 Prior|"
        "Prior Attainment|Prior Attainment Band|PAB|HPA/MPA/LPA|PA Band|Progress|Progress 8|P8|"
        "Attainment|Attainment 8|A8|Effort|ATL|Attitude to Learning|Attitude|Expected|"
        "Teacher Assessment|"
        "TA Grade|Baseline|EYFS|GLD|MTC|Multiplication Check|Level|Levels|NC Level|"
        "Attainment Level|"
        "On Track|Achieved|Test|Test 1|Test 2|Assessment|Assessment 1|Assessment 2|Exam Result|"
        "Percentage|Points Score|UCAS Points|Coursework|NEA|Autumn|Spring|Summer|Autumn Grade|"
        "Spring Grade|Summer Grade|AUT1|AUT2|SPR1|SPR2|SUM1|SUM2|End of Year|EOY|DC1|DC2|DC3|"
        "AP1 Grade|"
        "Residual|Value Added|Star Reading|NGRT|Lexile|Times Tables|SATs|SATs Score|GCSE|"
        "GCSE Grade|"
        "Reading age (years)|Reading score|Reading level|Reading band|Book band|Book level|"
        "Spelling score|"
        "Spelling test|Spellings|Spelling result|Phonics result|Phonics check|Phonics phase|"
        "Phonics group|"
        "Phonics mark|Phonics outcome|MTC score|Times tables score|Times table score|Tables score|"
        "Numeracy|Numeracy score|Literacy|Literacy score|Grammar|Handwriting|Oracy|Topic|RWM|RWM "
        "combined|"
        "GLD Y/N|GLD achieved|ELG|ELGs|EYFSP|EYFS outcome|Early Years outcome|Baseline score|"
        "Baseline "
        "result|Starting point|Entry level|On entry|End of KS1|End of KS2|KS1 result|KS1 reading|"
        "KS1 "
        "writing|KS1 maths|KS2 result|KS2 average|KS2 fine level|KS2 scaled|SATs result|SATs "
        "reading|SATs "
        "maths|Scaled|Standard score|Standardised|Percentile|Stanine|Rank|Position|Set ranking|"
        "Mean SAS|"
        "CAT score|CATs score|Verbal SAS|Flight path|Flightpath|Flight path grade|Trajectory|FFT|"
        "FFT "
        "target|FFT20|FFT5|FFT estimate|Minimum target|Minimum target grade|Aspirational target|"
        "Challenge "
        "grade|Expected grade|Forecast|Forecast grade|Estimated grade|Estimate|Working grade|"
        "Working at "
        "grade|Current working grade|Most likely grade|Professional prediction|Prediction|"
        "Predictions|"
        "Mock exam|Mock 1|Mock 2|Mock paper|Mock score|Mock mark|PPE|PPE result|PPE grade|Exam "
        "mark|Exam "
        "score|Exam grade|Exam %|Test score|Test mark|Test result|Test %|Quiz|Quiz score|Paper 1|"
        "Paper 2|"
        "Paper 3|Component 1|Component 2|Unit 1|Unit 2|NEA mark|Coursework mark|Controlled "
        "assessment|"
        "BTEC|BTEC grade|Unit grade|Overall grade|Final grade|Final mark|Award|Classification|"
        "Pass/Fail|"
        "Pass or fail|TAG|CAG|Teacher assessed grade|Centre assessed grade|UMS|UMS mark|Resit|"
        "Resit grade|"
        "Sub-level|Sub level|Sublevel|Age-related|ARE|Age related expectation|Against ARE|"
        "Judgement|"
        "Teacher judgement|TA judgement|Attainment grade|Attainment score|Progress score|Progress "
        "grade|"
        "Progress measure|Points progress|Ability|Ability band|Ability group|Banding|HAP/MAP/LAP|"
        "Attainer|"
        "Effort grade|Effort score|ATL grade|ATL score|Homework grade|Homework mark|Working below|"
        "Above/below|Next step grade|Maths grade|English grade|Science grade|Further Maths|Triple "
        "Science|Statistics|Law|Philosophy|Textiles|Graphics|Photography|Dance|Sport|Film|Mandarin|"
        "Italian|Polish GCSE|Health and Social Care|Construction|Engineering|Citizenship|PSHE|"
        "Oral exam|"
        "A Level|GCSE Result|Outcome Grade|Report Comment|Academic Comment|Teacher Comment|11+",
    )
)
