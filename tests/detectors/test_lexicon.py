"""The vocabularies: what must show a category, and what looks alike and must not."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from detectors.lexicon import LexiconDetector, load_lexicons, tellings
from detectors.topic import is_topic
from detectors.vocabulary import (
    Strength,
    flat_form,
    flat_forms,
    listed_terms,
    short_near_words,
)
from scanner.model import CATEGORIES, MentionKind, Origin, Part
from scanner.personal import Personal

SAYS = {
    "health": """
        Thandi has asthma and keeps a blue inhaler in the office.
        Leo had a fit in assembly this morning.
        Ana is on tablets for her nerves.
        Tomasz was diagnosed with ADHD in March.
        Please make sure Priya has her EpiPen with her.
        Oliver takes 10 mg of melatonin at night.
        Zoë has been self‑harming again and CAMHS are involved.
        Callum's type 1 diabetes means he leaves early to check his blood sugar.
        Mia broke her arm on Saturday.
        Jamal uses an inhaler before PE.
        Grace was rushed to hospital last night.
        Hamza is allergic to peanuts and sesame.
        Isla wears hearing aids.
        Ben had a panic attack before the exam.
        Ravi's sertraline dose has gone up.
        Ella has an eating disorder.
        Thandi's mum says she is on lamotrigine now.
        Leo is having a colonoscopy on Monday.
        Ana cannot have sesame or eggs.
        Leo was diagnosed with something nobody had heard of.
        Ana suffers from brittle nails and hair loss.
        Priya has Kabuki syndrome.
        Tomasz tore his hamstring.
        Mia is allergic to lupin.
        Jamal takes drops for his glaucoma.
        Leo was sick twice after lunch.
        Ana is an inpatient on the adolescent unit.
        Priya is neutropenic.
        Tomasz has POTS.
        Mia has stitches above her eyebrow.
        Jamal has talked about cutting again.
    """,
    "sen": """
        Thandi has an EHCP.
        Leo is on the SEN register.
        Ana was assessed for dyslexia last week.
        Priya gets 25% extra time.
        Tomasz needs 1:1 support in maths.
        Callum can't sit still for five minutes.
        Mia is autistic and finds the hall hard.
        Jamal sees the speech therapist on Tuesdays.
        Grace has a reader for her exams.
        SALT visited Hamza on Monday.
        Isla's ed psych report has come.
        Ben has moderate learning difficulties.
        Ella stammers when she is asked to read.
        Zoë has a visual impairment.
        Thandi works with a communication book.
        Leo is waiting for an autism assessment.
        Leo has word-finding difficulties.
        Ana is on the pathway for possible dyspraxia.
        Priya was refused an EHC assessment.
        Ana works at P4 in number.
        The EHCNA request for Leo was knocked back at week six.
        Priya gets element 3 money.
        Tomasz is at about a four-year-old's level.
        Mia's school IDP is due in May.
        OT says Jamal needs a lap pad.
    """,
    "safeguarding": """
        Thandi is on a child protection plan.
        Leo disclosed that his stepdad hits him.
        The social worker rang about Ana.
        Priya is scared to go home.
        Tomasz is open to early help.
        We made a MASH referral for Callum.
        Mia came in with bruises on her arm.
        Jamal is a CIN and the meeting is on Friday.
        Grace witnessed domestic abuse at the weekend.
        Hamza may be involved in county lines.
        Isla has been sending nudes to an older boy.
        Ben is a young carer for his mother.
        Strategy meeting about Ella at two.
        Zoë's mum's boyfriend has moved in; there is fighting at home.
        Leo's case conference is at ten.
        Ana was found wandering at night by police.
        Leo's uncle touched him.
        Ana has lumps behind the ear.
        Did Priya say anything more about the abuse?
        Tomasz made no further disclosure.
        Ana told a teaching assistant that dad punched mum.
        Leo was hurt by a family member.
        Priya had nothing to eat at home over the weekend.
        Tomasz is hanging around with a gang.
        Mia came in with a fat lip.
        Jamal is being messaged by a man off Discord.
    """,
    "looked_after": """
        Thandi lives with foster family.
        Leo is a looked-after child.
        Ana was adopted in 2019.
        Priya's PEP meeting is on Monday.
        Tomasz is LAC and his carers will attend.
        Callum moved to a new placement in May; his placement broke down.
        Mia is under a special guardianship order.
        Jamal went into care last year.
        Grace sees her birth mother once a month.
        Hamza's foster carer will collect him.
        Isla lives in a children's home.
        Ben's virtual school has agreed the tuition.
        Leo is in a kinship placement.
        Is Ana still looked after?
        Leo was relinquished at birth.
        Ana moved to new carers.
        Ana's third set of carers gave notice.
        Leo remains in voluntary care.
        The council can't find a foster placement for Priya.
        Tomasz is on an ICO.
        Mia is former relevant.
        Jamal has been adopted out of care.
    """,
    "pupil_premium": """
        Thandi gets free dinners.
        Leo is on free school meals.
        Ana is pupil premium.
        Priya is PP and needs a laptop.
        Tomasz's free school meals voucher has been sent.
        Callum is Ever 6.
        Mia is a service child.
        Jamal is FSM.
        Grace's dad is in the army.
        Hamza receives free school meals now.
        Isla is a disadvantaged pupil.
        Ben has been entitled to free meals since June.
        Leo is one of our disads.
        Ana's lunches are free because of the army.
        Leo has gratis dinners.
        Ana brings in the service premium.
        Priya's dad is stationed in Cyprus.
        Ana is on frees.
        Leo's dinners are paid by the council.
        Thandi comes up on the ECS.
        Priya is on the PEF list.
        Tomasz had the school essentials grant.
        We claim the premium for Ana.
    """,
    "ethnicity": """
        Thandi is Black African.
        Leo's first language is Polish.
        Ana is of mixed heritage.
        Priya is EAL.
        Tomasz's family are Roma.
        Callum is from an Irish Traveller family; they are on the traveller site.
        Mia's ethnicity is WBRI.
        Jamal's family came here seeking asylum.
        Grace speaks Urdu at home.
        Hamza's mum needs an interpreter.
        Isla is White British.
        Ben's nationality is Romanian.
        Leo comes from an Ethiopian family.
        Ana is recorded as Pakistani.
        Leo is Uyghur.
        Ana's parents came from Eritrea.
        Priya speaks mainly Tigrinya.
        Tomasz is of Huguenot stock.
        Leo is a Kiwi.
        Ana holds a Portuguese passport.
        Priya has Maltese parents.
        Tomasz does not class himself as Black.
        Mia is Latvian-Russian.
        Grace is WKOS on the census.
    """,
    "religion": """
        Thandi is Muslim.
        Leo is fasting for Ramadan.
        Ana's family are Jehovah's Witnesses.
        Priya was withdrawn from RE.
        Tomasz is a practising Catholic.
        Callum wears a turban.
        Mia was baptised in June.
        Jamal goes to mosque after school.
        Grace was off for Eid.
        Hamza needs time to pray.
        Isla wears a hijab.
        Ben's religion: Sikh.
        Leo is a Jain.
        Ana is not a Hindu.
        Leo keeps Ekadashi with his nan.
        Ana speaks in tongues at her fellowship.
        Priya took Samhain off.
        Tomasz no longer believes in God.
        Mia is not allowed to make Christmas cards.
        Grace is Antiochian Orthodox.
    """,
    "political": """
        Mr Adeyemi is a member of the Labour Party.
        Leo votes Green.
        Ana voted for Brexit.
        Priya's mum is a Labour councillor.
        Tomasz has far-right views.
        Callum's political views upset the class.
        Mia joined the Green Party.
        Jamal's dad is campaigning for Labour.
        Grace is a political activist.
        Hamza stood as a candidate for the council.
        Isla is a communist, she says.
        Ben was canvassing for Reform.
        Leo is a Plaid Cymru councillor.
        Ana votes Green.
        Priya campaigns for Reform UK.
        Leo left Labour over the war.
        Leo left the SNP for Alba.
        Ana let the Labour subscription lapse.
        Priya is dyed-in-the-wool Tory.
        Tomasz took a seat with the Rejoiners and is a Bennite.
        Callum lost the borough seat in May.
        Mia is vice-chair of the CLP.
        Grace retweeted Farage twice.
    """,
    "trade_union": """
        Mr Adeyemi is a NASUWT member.
        Leo joined the union.
        Ana pays union subs.
        Priya will be accompanied by her union.
        Tomasz is the NEU rep.
        Callum was on strike on Tuesday.
        Mia belongs to Unison.
        Jamal voted for strike action.
        Grace was on the picket line.
        Hamza's union membership lapsed.
        Isla is a union member.
        Ben is taking strike action.
        Leo is the convenor for Unite.
        Ana pays her dues to the GMB.
        Priya will not be striking.
        Leo is the FBU lay official.
        Priya downed tools.
        Leo is CWU, left over from the sorting office.
        Ana pays the subs by DOCAS.
        Tomasz was called a scab for coming in.
        Mia has a steward's warrant from the GMB.
        Grace is staff-side chair on the JNC.
    """,
    "sexual_life": """
        Thandi is gay.
        Leo came out to his parents.
        Ana identifies as non-binary.
        Priya is a lesbian.
        Tomasz is transitioning.
        Callum is bisexual.
        Mia is sexually active.
        Jamal uses they/them pronouns.
        Grace is a trans girl.
        Hamza is questioning his sexuality.
        Isla's gender identity should be respected.
        Ben wants to be a girl.
        Leo is genderqueer.
        Has Ana come out to her friends?
        Leo is pan.
        Ana is out to her form.
        Leo swings both ways.
        Ana has been on T since March.
        Priya took Levonelle on Sunday.
        Tomasz and Callum are an item.
        Mia met a man on Grindr.
        Grace asked to wear the boys' uniform.
    """,
    "biometric": """
        Thandi's fingerprint was taken for the canteen.
        Leo opted out of biometrics.
        Ana's biometric template is stored.
        Priya's face scan failed.
        Tomasz refuses biometrics.
        Callum's thumbprint does not work.
        Mia's palm scan is registered.
        Jamal's finger doesn't scan.
        Grace has no biometric consent.
        Hamza's iris scan was deleted.
        Isla's facial recognition profile is active.
        Ben's voiceprint is on file.
        Leo's palm template was deleted.
        Ana's iris pattern is stored.
        Leo's thumb doesn't take at the till.
        Ana's gait profile is stored.
        Priya pays by face.
        Tomasz opted out of the finger scan.
        Leo's dabs are on the till.
        Ana was bio'd at the taster day.
        Priya swapped from thumb to swipe card.
        Tomasz uses his finger to pay for lunch.
        Mia's FRT template never expired.
        Grace's left thumb is on the system.
    """,
    "genetic": """
        Thandi has a genetic condition.
        Leo's genetic test came back.
        Ana is a carrier of cystic fibrosis.
        Priya carries the gene.
        Tomasz has a chromosome deletion.
        Callum has Williams syndrome.
        Mia has a faulty gene.
        Jamal's DNA test showed who his father is.
        Grace has 22q11.
        Hamza was seen by the geneticist.
        Isla's family has Huntington's disease.
        Ben has trisomy 21.
        Leo's karyotype was normal.
        Ana is a haemophilia carrier.
        Leo has 16p11.2 deletion.
        Ana has a SCN8A mutation.
        Is Priya a carrier?
        Leo is T21.
        Ana has ring 20.
        Priya is on Zolgensma.
        Tomasz inherited haemophilia from his mother's line.
        Mia has a bit missing off chromosome nine.
        Grace is MSH2 positive.
    """,
    "criminal": """
        Thandi's dad is in prison.
        Leo was arrested for shoplifting.
        Ana is on bail.
        Priya has a youth caution.
        Tomasz's YOT worker visits weekly.
        Callum was charged with assault.
        Mia's brother is inside.
        Jamal is under police investigation.
        Grace was caught carrying a knife.
        Hamza got a referral order.
        Isla's mum has a conviction.
        Ben is tagged and has a curfew.
        Leo was arrested on suspicion of theft.
        Ana appeared before the youth court.
        Leo was huckled by the polis.
        Ana is due for release from Parc in March.
        Priya went no comment in interview.
        Tomasz got three points and a ban.
        Mia is inside till Easter.
        Grace was caught riding a stolen moped.
    """,
    "attainment": """
        Leo can partition three-digit numbers with support.
        Ana has a sound grasp of ratio.
        Priya passed with merit at grade 4 flute.
        Tomasz met P3 and M2.
        Mia's draft was lively, 17/24 for content.
        Hamza writes short paragraphs in the past tense.
        Isla only managed 14 marks on paper 2.
        Thandi is working below expected in maths.
        Leo got a grade 4.
        Ana scored 96.
        Priya's reading age is 7.2.
        Tomasz's predicted grade is 6.
        Callum failed his mocks.
        Mia is WTS in writing.
        Jamal scored 34/60 in the science paper.
        Grace is two years behind.
        Hamza is in bottom set.
        Isla reads like a six-year-old.
        Ben is working towards the expected standard.
        Ella, Maths: 5, English: 4.
        Leo is two sub-levels below target.
        Ana came top of the year in physics.
        What was Priya's mark in the history mock?
        Leo tanked the trigonometry quiz.
        Did Priya pass the phonics check?
        Tomasz is two grades below target.
        Ana wants the remark after dropping from a 6 to a 5.
        Leo came away with a 4 in German.
        Thandi was two marks short of a merit.
        Priya's PIRA came out at 94.
        Tomasz reads 51 words a minute.
        Ana is the weakest speller in the class.
        Leo is on red in most subjects.
    """,
    "attendance": """
        Leo won't be in until Friday.
        Ana never showed on Monday.
        Priya was dragged in by her aunt at half nine.
        Tomasz did not return after lunch.
        Mia was sent home at 11.20 with a temperature.
        Hamza is still abroad with his grandparents.
        Isla slipped through the fence during period 4.
        Thandi has 87% attendance.
        Leo's attendance is 91.4%.
        Ana has 5 unauthorised absences.
        Priya is a persistent absentee.
        Tomasz was late again.
        Callum bunked off on Friday.
        Mia has been absent since Monday.
        Jamal missed 12 days this term.
        Grace arrived late every day this week.
        Hamza has had 14 lates.
        Isla won't come into school.
        Ben's family received a penalty notice.
        Leo went AWOL in period five.
        Ana wasn't late once.
        Priya played truant on Monday.
        Leo was only in school for 71% of sessions.
        Was Ana in school on Tuesday?
        Priya's absence is coded C2.
        Tomasz rocked up at half ten.
        Ana was off with a bug on Thursday.
        Leo got here at half ten.
        Thandi gave Friday a miss.
        Priya was marked U for the afternoon.
        Tomasz comes in on Mondays and Thursdays only.
        Ana couldn't be got past the gate.
        Nobody has seen Leo, no sign of him at registration.
    """,
    "behaviour": """
        Leo would not stop shouting.
        Ana wandered round the classroom.
        Priya told the technician to get lost.
        Tomasz broke the door of the shed.
        Mia kept interrupting.
        Hamza has 31 achievement points.
        Isla owned up to throwing the stapler.
        Thandi was given a detention.
        Leo swore at Mr Adeyemi.
        Ana bullied a younger girl.
        Priya refused to hand over her phone.
        Tomasz was in a fight at lunch.
        Callum has 34 behaviour points.
        Mia is on report.
        Jamal was removed from the lesson.
        Grace threw a chair.
        Hamza has been vaping in the toilets.
        Isla is being bullied.
        Ben pushed another pupil.
        Ella kicked off in maths.
        Leo squared up to a dinner lady.
        Ana was involved in the fight.
        Priya called out all lesson: constant shouting out.
        Leo lamped a kid by the bike sheds.
        Ana was chopsing at the caretaker.
        Priya was chucking scissors about.
        Was it Tomasz who threw the bottle?
        Mia was issued two demerits.
        Ana called the cook a daft cow.
        Leo carved his name into a desk.
        Priya was found with a lighter.
        Tomasz winds everyone up at carpet time.
        Mia wrote rude words on the board.
        Jamal gave the caretaker cheek.
        CCTV shows Ana throw a stone at the bus.
    """,
    "exclusion": """
        Leo's suspension of two days ends on Friday.
        Ana has lost 9 days to exclusion.
        Priya is out on her third fixed-termer.
        Thandi was suspended for two days.
        Leo has been permanently excluded.
        Ana is at risk of permanent exclusion.
        Priya's reintegration meeting is on Monday.
        Tomasz is on a managed move.
        Callum got a fixed-term exclusion.
        Mia was expelled.
        Jamal has had three suspensions.
        Grace's governors' disciplinary is on 4 May.
        Hamza goes to the PRU now; he attends a pupil referral unit.
        Isla was excluded for fighting.
        Ben received a 5-day suspension.
        Leo was PEXed in June.
        Ana got an FTE of three days.
        Leo is out on a five-day FPE.
        Ana got an external for two days.
        Tomasz was sent home for fighting.
        Ana is sitting out the rest of the week at home for chinning a prefect.
        Leo has been PX'd.
        The exclusion of Priya Nair was overturned.
        Tomasz got the elbow from the head; he was given marching orders.
        Mia is on a susp, code PP.
        The governors agreed to reinstate Jamal.
        Grace has been diarddel.
    """,
    "financial": """
        Thandi owes £34.50.
        Leo's mum claims Universal Credit.
        Ana's family can't afford the trip.
        Priya has dinner money arrears.
        Tomasz was awarded a bursary.
        Callum's parents are in debt.
        Mia's dad lost his job.
        Jamal's family were evicted.
        Grace's mum uses the food bank.
        Hamza got help from the hardship fund.
        Isla's household income is £16,190.
        Ben's mum is on benefits.
        Leo's dad is in an IVA.
        Ana gets EMA.
        Priya hasn't paid for the trip.
        Leo's folks are on their uppers.
        Ana's family are choosing between heating and eating.
        Ana's nursery fees have not been settled.
        Leo's lunch tab stands at minus nineteen pounds.
        Thandi's dad has a trust deed.
        Priya's mum can't stump up the deposit.
        The card was declined for Tomasz.
    """,
    "pay": """
        Mr Adeyemi's salary is £31,200.
        Leo is on M4.
        Ana moves to UPS1.
        Priya gets a TLR.
        Tomasz earns £28,400 a year.
        Callum's pay rise starts in May.
        Mia was overpaid.
        Jamal is on SCP 12.
        Grace's payslip is attached.
        Hamza is on half pay.
        Isla's hourly rate is wrong.
        Ben's redundancy payment was agreed.
        Leo's take-home pay went down.
        Ana gets a TLR allowance of £3,017.
        Priya is on fifty K.
        Mr Lund's gross for June is £2,410.
        Ms Bell was moved up the leadership spine to L9.
        Mrs Obi's overtime was never paid.
        Mr Lund is on top whack.
        The governors refused Ms Bell's pay progression.
    """,
    "staff_hr": """
        Mr Adeyemi is on long-term sick leave.
        Leo raised a grievance.
        Ana is under capability.
        Priya's DBS has expired.
        Tomasz is at risk of redundancy.
        Callum was signed off with stress.
        Mia goes on maternity leave in May.
        Jamal's disciplinary hearing is on Friday.
        Grace signed a settlement agreement.
        Hamza was referred to occupational health.
        Isla's appraisal was disappointing.
        Ben got a final written warning.
        Leo did not pass his probation.
        Ana was let go in July.
        Priya is on a PIP.
        Leo was marched off site.
        Priya was handed her P45.
        HR have written to Mr Lund.
        Mrs Obi has been absent with depression for eleven weeks.
        Ms Bell fell out with her line manager.
        Mr Lund took the VR package.
        Mrs Obi did not make it through probation.
        An allegation was made against Ms Bell.
    """,
}

LOOKS_ALIKE = {
    "health": """
        Our asthma policy has been reviewed.
        The Great Depression began in 1929.
        The kit fits well.
        Children's Mental Health Week starts on Monday.
        Year 8 will learn about diabetes in science.
        Please return the medical form by Friday.
        12% of pupils have asthma.
        If your child has an allergy, please tell the office.
        Tablets and phones must be switched off.
        Macmillan coffee morning in the hall.
        Dutch elm disease killed the trees.
        Public disorder was feared.
        Prescribed texts are listed.
        The ward councillor is expecting a reply from Ana.
        Leo is cutting out snowflakes for the display.
    """,
    "sen": """
        The SEN register must be kept up to date.
        Please send the form back by Friday.
        Our SEN information report is on the website.
        Thank you for your support.
        Staff training on autism is on Monday.
        PLEASE SEND YOUR CHILD IN A COAT
        A pinch of salt.
        The SEND Code of Practice applies to all schools.
        How to support your child with phonics.
        The family receives income support.
        Ana is in year 4 and plays P in the band.
        Leo is on the register for choir.
    """,
    "safeguarding": """
        We are committed to safeguarding.
        The safeguarding policy is on the website.
        All staff must complete safeguarding training.
        Data protection training is compulsory.
        If you have any concerns, please call the office.
        We mash the potatoes to prevent waste.
        What is county lines?
        Pupils who are neglected may be tired.
        Leo's exclusion was withdrawn.
        Ana's mum kissed her goodbye.
        Ana met her pen friend from Lyon at last.
        Leo found nothing in the lost property box.
    """,
    "looked_after": """
        The policy was adopted unanimously.
        We foster a love of reading.
        We aim to foster independence.
        Work experience placements start in June.
        The minutes were adopted.
        Children who are looked after achieve less nationally.
        Take care on the ice.
        Adoption leave is in the handbook.
        Ana is writing about a mockingbird.
        Leo placed third in the sack race.
    """,
    "pupil_premium": """
        Free school meals: apply now.
        The pupil premium strategy statement is on our website.
        14% of pupils are eligible for free school meals.
        If your child might be eligible for free school meals, apply online.
        The carol service is on Thursday.
        Universal infant free school meals are funded by government.
        Parents who receive benefits may claim free school meals.
        Our customer service is good.
        Leo was sentenced to community service.
        Premium seats cost a pound more.
        Insurance premiums have gone up.
        The batch of cakes was free on the day.
        School essentials list for Year 7.
    """,
    "ethnicity": """
        Black History Month starts today.
        Polish the shoes, please.
        The egg and spoon race is at two.
        We read Refugee Boy in Year 8.
        Chinese New Year assembly on Friday.
        Students will study the Indian Ocean trade.
        English Heritage runs the site.
        23% of pupils speak English as an additional language.
        Ana speaks to her mum at home.
        Leo was born in the hospital.
        Leo ate a kiwi at lunch.
        Ana has two French papers on Friday.
        Priya stayed with a French family on the exchange.
        Tomasz loves kale.
    """,
    "religion": """
        Year 5 will learn about the Tudors' religion.
        Religious education is taught weekly.
        Oak is a Church of England primary.
        Eid Mubarak to all who celebrate.
        Our mosque visit is on Tuesday.
        Halal options are on the menu.
        We studied the Christian Church in medieval England.
        Islam is a religion with five pillars.
        Leo is practising for his piano exam.
        Ana converted to decimals.
        Priya plays alpha in the code game.
        Tomasz has no faith in his own maths.
    """,
    "political": """
        The A level politics trip is on Monday.
        Students studied communist Russia.
        The mock election was fun.
        Year 9 will learn about political views in the 1930s.
        The Communist Manifesto was published in 1848.
        Our policy on political views is online.
        A debate on the far right.
        The science demonstration went well.
        Labour Day is a bank holiday.
        Leo won a rosette at the pony show.
        Ana is running for the Greens in the relay.
        Priya is a Year 11 leaver.
        Tomasz joined the green team.
    """,
    "trade_union": """
        The European Union was founded later.
        The choir sang in unison.
        Strike a balance.
        Rugby union starts at three.
        The general strike of 1926.
        Students learn about trade unions.
        The credit union opens on Monday.
        Lessons on industrial action in the 1980s.
        Leo is a striker for the under-twelves.
        Ana crossed the line first.
        Priya bought it on ASOS.
        Tomasz is the rep for 8B.
        Mia went with the community choir.
    """,
    "sexual_life": """
        Relationships and sex education begins in Year 7.
        LGBT History Month is in February.
        The transition day is in July.
        Plants use asexual reproduction.
        The gender pay gap report is published.
        Start date: 4 May.
        Our policy on gender identity is on the website.
        An assembly on sexual orientation.
        Leo came out in hives.
        Ana went all the way to the final.
        Priya met a man on the bus.
        Tomasz had a same-day detention.
        Mia has come out top of the class.
    """,
    "biometric": """
        Our biometric policy is online.
        Fingerprint painting in Reception.
        Parents who do not want biometrics may opt out.
        Forensic fingerprint dusting in science.
        The thumbprint cookies were good.
        Biometric data must be stored safely.
        Year 9 debate on facial recognition.
        If you do not consent to biometrics, tell us.
        The choir's voice is heard in the hall.
        Hand prints in paint.
        Leo uses his finger to follow the line as a reader.
        Ana's prints are on display in the art room.
        Priya burnt her hand on the till.
        Tomasz trapped his finger in the servery door.
    """,
    "genetic": """
        DNA extraction practical on Tuesday.
        Genetic variation is in the exam.
        Kindness is part of our DNA.
        The genetics unit ends in May.
        Students will learn about genetic conditions.
        Chromosome model homework.
        A lesson on inherited disorders.
        Genetic engineering is debated.
        The aircraft carrier left at noon.
        Leo is in T21 for maths.
        Ana made a mosaic for the hall.
        Priya has both copies of the form.
        Tomasz is a stickler for rules.
        Ms Bell is on MPS 3.
    """,
    "criminal": """
        The tennis court is closed.
        Write a sentence with a capital letter.
        Crime fiction reading list.
        A police visit is planned.
        Year 6 studied Victorian prisons.
        An assembly on knife crime.
        Cardiac arrest first aid.
        The topic sentence comes first.
        Students learn about crime and punishment.
        The work was done for Ana.
        Leo is on bailing duty.
        Leo was picked up by his mum.
        Ana served six aces.
        Priya has previous experience of lifeguarding.
        Tomasz ate porridge for breakfast.
        Mia was stopped by the prefects.
    """,
    "attainment": """
        Leo can borrow the fractions dice.
        Ana has chosen the composition club.
        Priya plays the flute on Friday.
        Tomasz helps on mock interview day.
        Results day is in August.
        The house is Grade II listed.
        Sea level is rising.
        64% of pupils achieved the expected standard.
        Grade boundaries are published online.
        The Ofsted report is good.
        Work is in progress.
        Pupils who are working below expected will be helped.
        Our assessment policy explains target grades.
        Ana was refused an EHC assessment.
        Leo has marks on his arm.
        Ana was three metres off the pace car.
        Leo swims on Tuesdays in the blue band.
        Thandi spelled it with a C.
        Priya is the best performer in the show.
    """,
    "attendance": """
        Leo won't be in the photograph.
        Ana did not come to the school play.
        Priya arrived at the museum with the group.
        Tomasz has a new door code.
        Our attendance policy has changed.
        Attendance matters: assembly on Friday.
        Whole-school attendance is 94%.
        12% of pupils are persistently absent.
        Apologies for absence were received.
        The coach is late.
        Parents who take holidays may receive a penalty notice.
        Late payment fees apply.
        The late bus leaves at five.
        Ana set off on Tuesday for the coast.
        Leo sneezed with his cold cutting paper shapes.
        The 47 bus was not at the stop.
        Priya walks through the school gate with her sister.
    """,
    "behaviour": """
        Leo broke the record for the mile.
        Ana danced on the stage.
        Priya has been asked twice for the slip.
        Tomasz wandered round the museum.
        The behaviour policy is online.
        Anti-bullying week starts on Monday.
        Kick-off is at ten.
        We fight climate change.
        Bullying is a form of abuse.
        Our assembly on bullying is on Friday.
        Pupils who swear will receive a sanction.
        We conduct research.
        Economic sanctions were imposed.
        Leo threw the javelin 24 metres.
        Ana is looking at the caretaker's new bike.
        Ana smashed the spelling test.
        Leo carved a pumpkin.
        Priya called her hamster Biscuit.
    """,
    "exclusion": """
        Leo built suspension cables from string.
        The exclusion of vulnerable families is a topic.
        Our exclusion policy is online.
        The suspension bridge was built in 1864.
        The club is suspended until May.
        The exclusion zone around the tree.
        Car suspension is a topic in physics.
        5% of pupils were suspended.
        The price is excluding VAT.
        The suspension of standing orders was agreed.
        A five-day course in Leeds.
        Ana left the hall after the fire drill was over.
        Leo has one last chance to order photographs.
    """,
    "financial": """
        An outstanding school, says the visitor.
        The benefits of reading.
        Donations to the food bank are welcome.
        If you are in financial difficulty, please contact us.
        Work-life balance matters.
        A debt of gratitude.
        The financial year ends in March.
        Families who claim Universal Credit may apply.
        Students learn about debt.
        Minus three degrees at the bus stop.
        Ana wrote on the slate in chalk.
        The CTF was imported.
        A breathing space for the choir.
    """,
    "pay": """
        The pay policy has been agreed.
        Please pay for the trip online.
        Pay attention in class.
        Earn house points by reading.
        The national minimum wage rises in April.
        A bonus question.
        The pay award has been announced.
        Competitive salary, apply now.
        How much is the trip?
        Push the wedge under the door.
        Mr Lund moved to L9 corridor.
        A package of support.
    """,
    "staff_hr": """
        The grievance policy is on the shared drive.
        The dance performance is on Friday.
        Look at the notice board.
        An enhanced DBS check is required.
        The appraisal policy was approved.
        All staff must have a DBS check.
        Mock interview day.
        Our maternity policy is in the handbook.
        When will Ana come back from lunch?
        Ms Bell starts the swimmers in the pool.
        Mr Lund is on stage at seven.
        A long-haul flight.
    """,
}


def _cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (category, line.strip())
        for category, lines in table.items()
        for line in lines.strip().splitlines()
    ]


@pytest.mark.parametrize(("category", "sentence"), _cases(SAYS))
def test_sentence_about_a_person_tells_its_category(category: str, sentence: str) -> None:
    assert category in {telling.category for telling in tellings(sentence)}
    assert not is_topic(sentence, category)


@pytest.mark.parametrize(
    ("category", "question"),
    [
        ("trade_union", "Which union is Ana in?"),
        ("attainment", "Which grade did Ana get in art?"),
        ("exclusion", "When is Priya back from suspension?"),
        ("pay", "How much is Leo paid?"),
        ("pay", "What scale is Ana on?"),
        ("staff_hr", "When will Ana come back from sick leave?"),
        ("political", "Which party does Leo Lund vote for?"),
        ("behaviour", "Was it Ana Lund who threw the bottle at the teacher?"),
    ],
)
def test_question_tells_by_its_words_and_not_by_the_name_within(
    category: str, question: str
) -> None:
    told = [question[t.start : t.end] for t in tellings(question) if t.category == category]
    assert told
    assert not any(name in words for words in told for name in ("Ana", "Leo", "Priya"))


@pytest.mark.parametrize(("category", "sentence"), _cases(LOOKS_ALIKE))
def test_lookalike_is_left_alone_or_is_a_topic(category: str, sentence: str) -> None:
    told = category in {telling.category for telling in tellings(sentence)}
    assert not told or is_topic(sentence, category)


@pytest.mark.parametrize("lexicon", load_lexicons(), ids=lambda lexicon: lexicon.category)
def test_every_lexicon_is_tested_on_both_sides(lexicon) -> None:  # type: ignore[no-untyped-def]
    assert len(SAYS[lexicon.category].strip().splitlines()) >= 12
    assert len(LOOKS_ALIKE[lexicon.category].strip().splitlines()) >= 8


@pytest.mark.parametrize("category", sorted(SAYS))
def test_every_lexicon_names_its_sources_and_repeats_nothing(category: str) -> None:
    for file in resources.files("detectors.lexicons").iterdir():
        if file.name.partition(".")[0].partition("-")[0] != category:
            continue
        text = file.read_text("utf-8")
        comment = [line for line in text.splitlines() if line.startswith("#")]
        assert "# Sources:" in comment, file.name
        assert any(line.startswith("# - ") for line in comment), file.name
        terms = [flat_form(term) for term in listed_terms(yaml.safe_load(text))]
        assert len(terms) == len(set(terms)), file.name


def _mentions(text: str) -> list[tuple[str, str, float]]:
    part = Part(3, Personal("body"), Origin.BODY, Personal(text))
    return [
        (mention.value, text[mention.start : mention.end], mention.confidence)
        for mention in LexiconDetector().mentions(part)
        if mention.kind is MentionKind.CATEGORY and mention.part == 3 and not mention.subjects
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana has asthma.", [("health", "asthma", 0.9)]),
        ("Ana uses a blue  inhaler.", [("health", "blue  inhaler", 0.9)]),
        ("on a child\r\nprotection plan", [("safeguarding", "child\r\nprotection plan", 0.9)]),
        ("ANA HAS ASTHMA", [("health", "ASTHMA", 0.9)]),
        ("her self‑harm", [("health", "self‑harm", 0.9)]),
        ("the child.\n\nProtection plan", []),
        ("She is in care. Order the books.", [("looked_after", "is in care", 0.9)]),
        ("mail sen@oak.example.sch.uk", []),
        ("see https://oak.example/sen/asthma", []),
        ("his support plan is due", [("sen", "support plan", 0.5)]),
        ("Plan the support.", []),
    ],
)
def test_spans_are_the_words_that_show_it(
    text: str, expected: list[tuple[str, str, float]]
) -> None:
    assert _mentions(text) == expected


@pytest.mark.parametrize(
    ("text", "category", "told"),
    [
        ("Ruby Foster-Lund, 8B", "looked_after", False),
        ("Lund-Foster, Ruby", "looked_after", False),
        ("Ruby Foster is in 8B.", "looked_after", False),
        ("Foster carer for Ruby", "looked_after", True),
        ("Yusuf Islam is in 8B.", "religion", False),
        ("Is Ruby Christian?", "religion", True),
        ("Ruby is Christian.", "religion", True),
        ("Ruby is Afro-Caribbean.", "ethnicity", True),
        ("Ruby is PP.", "looked_after", False),
        ("Ruby is PP+ this year.", "looked_after", True),
        ("Ruby's mum refused biometric consent.", "behaviour", False),
        ("Ruby's genetic test results came back.", "attainment", False),
        ("Mr Lund resigned from the Green Party.", "staff_hr", False),
        ("Mr Lund resigned from his post.", "staff_hr", True),
        ("Ruby was withdrawn from worship.", "safeguarding", False),
        ("Ruby was withdrawn and tearful.", "safeguarding", True),
    ],
)
def test_word_inside_a_name_or_another_matter_tells_nothing(
    text: str, category: str, told: bool
) -> None:
    assert (category in {telling.category for telling in tellings(text)}) is told


def test_expression_marks_what_tells_and_not_the_name_before_it() -> None:
    text = "Is Ruby Lund still looked after?"
    assert [text[t.start : t.end] for t in tellings(text)] == ["looked after"]


def test_words_of_two_categories_both_stand() -> None:
    text = "Tomasz was diagnosed with ADHD."
    assert {value for value, _, _ in _mentions(text)} == {"health", "sen"}


@pytest.mark.parametrize("lexicon", load_lexicons(), ids=lambda lexicon: lexicon.category)
def test_no_word_of_one_letter_counts_and_none_stands_twice(lexicon) -> None:  # type: ignore[no-untyped-def]
    told = [words for listed in lexicon.lists if listed.strength for words in listed.words]
    flat = [flat_form(words) for words in told]
    assert sorted(flat) == sorted(set(flat))
    for listed in lexicon.lists:
        assert all(len(f) > 1 for words in listed.words for f in flat_forms(words, listed.form))


@pytest.mark.parametrize("lexicon", load_lexicons(), ids=lambda lexicon: lexicon.category)
def test_every_expression_is_one_and_is_tried_near_some_word(lexicon) -> None:  # type: ignore[no-untyped-def]
    for expression in lexicon.expressions:
        assert expression.regex.pattern == expression.match
        assert "<" not in expression.match.replace("(?P<", "").replace("(?<", "")
        assert expression.near
    assert not [*short_near_words(lexicon)]


def test_detector_names_its_categories() -> None:
    detector = LexiconDetector()
    assert detector.name == "lexicon"
    assert detector.categories == frozenset(SAYS)
    assert detector.categories <= CATEGORIES


def test_weak_words_have_half_the_confidence() -> None:
    assert (Strength.STRONG.value, Strength.WEAK.value) == (0.9, 0.5)


@pytest.mark.parametrize("category", sorted(SAYS))
def test_asked_for_few_categories_it_says_yes_wherever_it_finds_one(category: str) -> None:
    lexicon = LexiconDetector()
    others = frozenset({"safeguarding", "trade_union"})
    for line in filter(str.strip, SAYS[category].splitlines()):
        part = Part(0, Personal("body"), Origin.BODY, Personal(line.strip()))
        told = {mention.value for mention in lexicon.mentions(part)}
        assert lexicon.tells_any(part, frozenset({category})) is (category in told)
        assert lexicon.tells_any(part, CATEGORIES) is bool(told)
        assert lexicon.tells_any(part, others) or not told & others
